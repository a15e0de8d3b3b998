using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Packing;

/// <summary>
/// Two libraries with models, packed once for all tests: Contoso.Zoo with two target frameworks, and Contoso.Farm, which
/// references the zoo's project.
/// </summary>
public sealed class ModelPackages : IDisposable
{
    private const string Version = "2.3.4";
    private readonly TemporaryFolder source = new();

    /// <summary>Packs the libraries.</summary>
    public ModelPackages(PackedFeed feed)
    {
        Workshop = new OutsideProject(feed, source.Path);
        WriteZoo();
        WriteFarm();
        PackingTheZoo = Workshop.Build("pack", "zoo", "-o", source.Path, $"-p:PackageVersion={Version}", "-p:IncludeSymbols=true", "-p:SymbolPackageFormat=snupkg").Expect(0);
        Workshop.Build("build", "farm", "-c", "Release").Expect(0);
        PackingTheFarm = Workshop.Build("pack", "farm", "--no-build", "-o", source.Path, $"-p:PackageVersion={Version}").Expect(0);
    }

    internal OutsideProject Workshop { get; }

    internal BuildLog PackingTheZoo { get; }

    internal BuildLog PackingTheFarm { get; }

    internal PackedPackage Zoo => new(Path.Combine(source.Path, $"Contoso.Zoo.{Version}.nupkg"));

    internal PackedPackage ZooSymbols => new(Path.Combine(source.Path, $"Contoso.Zoo.{Version}.snupkg"));

    internal PackedPackage Farm => new(Path.Combine(source.Path, $"Contoso.Farm.{Version}.nupkg"));

    /// <summary>Writes an application that predicts with the models named on its command line.</summary>
    internal void WriteApplication(string folder, string references, string more = "")
    {
        Workshop.Write($"{folder}/App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                {references}
              </ItemGroup>
            </Project>
            """);
        Workshop.Write($"{folder}/Program.cs", $$"""
            using Tlpipe.Models;

            foreach (var name in args[1..])
            {
                using var predictor = Predictor.Load(Path.Combine(AppContext.BaseDirectory, name));
                Console.WriteLine($"{predictor.Manifest.Name}: {predictor.Predict(args[0])["car"].Scores.Sum(score => score.Score):F3}");
            }
            {{more}}
            """);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Workshop.Dispose();
        source.Dispose();
    }

    private void WriteZoo()
    {
        Workshop.Write("zoo/Zoo.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
                <EnableWindowsTargeting>true</EnableWindowsTargeting>
                <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
                <PackageId>Contoso.Zoo</PackageId>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Tlpipe" Version="0.1.0" />
                <TlpipeModel Update="draft.model.yaml" Pack="false" />
                <None Include="own.targets" Pack="true" PackagePath="build/Contoso.Zoo.targets" Condition="Exists('own.targets')" />
              </ItemGroup>
              <!-- As an SDK would do it that takes the dependencies from elsewhere. -->
              <Target Name="ReadElsewhere" AfterTargets="_TlpipeReplaceBuildPackage" Condition="'$(ReadElsewhere)' == 'true'">
                <PropertyGroup>
                  <RestoreOutputAbsolutePath>$(MSBuildProjectDirectory)/obj/</RestoreOutputAbsolutePath>
                </PropertyGroup>
              </Target>
            </Project>
            """);
        Workshop.Write("zoo/car.model.yaml", TinyModels.Car());
        Workshop.Write("zoo/draft.model.yaml", TinyModels.Car(name: "draft"));
    }

    private void WriteFarm()
    {
        Workshop.Write("farm/Farm.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <PackageId>Contoso.Farm</PackageId>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Tlpipe" Version="0.1.0" PrivateAssets="all" />
                <ProjectReference Include="../zoo/Zoo.csproj" />
                <TlpipeModel Update="tractor.model.yaml" OutputFolder="data/ai" />
              </ItemGroup>
            </Project>
            """);
        Workshop.Write("farm/tractor.model.yaml", TinyModels.Car(name: "tractor"));
    }
}
