using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Clients;

/// <summary>An application that tells ants from bees in small drawn pictures; strict with all code.</summary>
internal static class InsectProject
{
    private const string Program = """
        using Microsoft.Extensions.DependencyInjection;

        if (args.Length == 0)
        {
            using var model = AntsVsBees.Load();
            var p = model.Predict("bee.jpg");
            if (p.Insect.Label == Insect.Bees) Console.WriteLine("a bee");
            Console.WriteLine($"{p.Source}: {p.Insect.Label}, {p.Insect.Text}, {p.Insect[Insect.Ants] + p.Insect[Insect.Bees]:F3}");
        }
        else
        {
            using var services = new ServiceCollection().AddTlpipeModel<AntsVsBees>().BuildServiceProvider();
            using var bee = File.OpenRead("bee.jpg");
            foreach (var p in services.GetRequiredService<AntsVsBees>().PredictMany([bee])) Console.WriteLine($"{p.Source}: {p.Insect.Label}");
        }
        """;

    public static OutsideProject Write(OutsideProject project)
    {
        project.WriteProject("Garden.csproj",
            items: """<PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.11" />""",
            properties: """
                <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>
                <AnalysisLevel>latest-all</AnalysisLevel><TreatWarningsAsErrors>true</TreatWarningsAsErrors><EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                """);
        project.Write("Program.cs", Program);
        project.Write(".editorconfig", "[Program.cs]\ndotnet_diagnostic.CA1303.severity = none\n");
        project.Write("ants-vs-bees.model.yaml", Model("1.0.0"));
        foreach (var (split, first, count) in new[] { ("train", 10, 10), ("val", 0, 4) })
        {
            for (var i = 0; i < count; i++)
            {
                Draw(project, $"pictures/{split}/ants/{i}.png", (byte)(10 + first + i));
                Draw(project, $"pictures/{split}/bees/{i}.png", (byte)(220 + first + i));
            }
        }
        Draw(project, "bee.jpg", 222);
        return project;
    }

    public static string Model(string version) => $$"""
        model: ants-vs-bees
        version: {{version}}
        seed: 7
        backbone: { use: small-cnn }
        tasks:
          insect:
            dataset: { use: image-folder, path: pictures, size: 32 }
            head: classification
        training:
          strategy: full
          epochs: 2
          batch: 8
          optimizer: { use: sgd, lr: 0.05, momentum: 0.9 }
        silence: { TLP6121: two epochs learn nothing of shades that the features tell apart }
        """;

    private static void Draw(OutsideProject project, string path, byte grey)
    {
        var file = project.Combine(path.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        PngFile.Write(file, 32, 32, grey);
    }
}
