using Microsoft.Build.Utilities;
using Tlpipe.Build.Packing;

namespace Tlpipe.Build.Tests.Packing;

/// <summary>Which files of a project end up as the targets that NuGet imports from its package.</summary>
public sealed class OwnTargetsTests
{
    [Theory]
    [InlineData("my.targets", "build/Contoso.Zoo.targets", "build/Contoso.Zoo.targets")]
    [InlineData("Contoso.Zoo.targets", "build", "build/Contoso.Zoo.targets")]
    [InlineData("Contoso.Zoo.targets", "build\\;buildTransitive\\", "build/Contoso.Zoo.targets buildTransitive/Contoso.Zoo.targets")]
    [InlineData("contoso.zoo.targets", "/buildTransitive/net10.0/", "buildTransitive/net10.0/contoso.zoo.targets")]
    [InlineData("Contoso.Zoo.props", "build", "")]
    [InlineData("Contoso.Farm.targets", "build", "")]
    [InlineData("Contoso.Zoo.targets", "buildMultiTargeting", "")]
    [InlineData("Contoso.Zoo.targets", "", "")]
    public void A_file_is_imported_where_its_path_in_the_package_says_so(string file, string packagePath, string imported)
    {
        var item = new TaskItem(file);
        item.SetMetadata("PackagePath", packagePath);

        var found = OwnTargets.Among([item], "Contoso.Zoo");

        Assert.Equal(imported, string.Join(' ', found.Select(targets => targets.PackagePath)));
        Assert.All(found, targets => Assert.Equal(Path.GetFullPath(file), targets.Path));
    }

    [Fact]
    public void Folders_below_a_wildcard_are_part_of_the_path()
    {
        var item = new TaskItem("content/build/Contoso.Zoo.targets");
        item.SetMetadata("PackagePath", "");
        item.SetMetadata("NuGetRecursiveDir", "build/");

        Assert.Equal(["build/Contoso.Zoo.targets"], OwnTargets.Among([item], "Contoso.Zoo").Select(targets => targets.PackagePath));
    }
}
