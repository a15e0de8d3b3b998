using System.Text.Json.Nodes;
using Tlpipe.Build.Packing;

namespace Tlpipe.Build.Tests.Packing;

/// <summary>Dependencies of packages, rewritten in NuGet's assets file.</summary>
public sealed class PackedDependenciesTests
{
    [Theory]
    [InlineData("""{ "target": "Package", "version": "[0.1.0, )" }""")]
    [InlineData("""{ "target": "Package", "version": "[0.1.0, )", "suppressParent": "All" }""")]
    [InlineData("""{ "target": "Package", "version": "[*, )", "include": "Build", "versionCentrallyManaged": true }""")]
    public void The_build_package_becomes_what_an_application_needs_at_its_resolved_version(string reference)
    {
        var rewritten = Dependencies(PackedDependencies.WithoutBuildPackage(Assets("net10.0", $$"""{ "Other": {}, "tlpipe": {{reference}} }"""))!);

        AssertJson("""{ "Other": {}, "Tlpipe.Models": { "target": "Package", "version": "[0.3.0, )" } }""", rewritten);
    }

    [Fact]
    public void A_reference_of_the_projects_own_stays_as_it_is()
    {
        var rewritten = Dependencies(PackedDependencies.WithoutBuildPackage(Assets("net10.0", """{ "Tlpipe": {}, "Tlpipe.Models": { "version": "[0.2.0, )" } }"""))!);

        AssertJson("""{ "Tlpipe.Models": { "version": "[0.2.0, )" } }""", rewritten);
    }

    [Fact]
    public void Older_assets_files_name_their_targets_otherwise()
    {
        var rewritten = Dependencies(PackedDependencies.WithoutBuildPackage(Assets(".NETCoreApp,Version=v10.0", """{ "Tlpipe": {} }"""))!);

        AssertJson("""{ "Tlpipe.Models": { "target": "Package", "version": "[0.3.0, )" } }""", rewritten);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "Tlpipe.Models": {} }""")]
    public void Without_the_build_package_nothing_is_rewritten(string dependencies) =>
        Assert.Null(PackedDependencies.WithoutBuildPackage(Assets("net10.0", dependencies)));

    private static string Assets(string target, string dependencies) => $$"""
        {
          "targets": { "{{target}}": { "Other/1.0.0": {}, "Tlpipe/0.1.0": {}, "Tlpipe.Models/0.3.0": {} } },
          "project": { "frameworks": { "net10.0": { "dependencies": {{dependencies}} } } }
        }
        """;

    private static JsonNode? Dependencies(string assets) => JsonNode.Parse(assets)!["project"]!["frameworks"]!["net10.0"]!["dependencies"];

    private static void AssertJson(string expected, JsonNode? actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());
}
