using System.Text.Json.Nodes;

namespace Tlpipe.Build.Packing;

/// <summary>The dependencies of a package, as they stand in NuGet's <c>project.assets.json</c>.</summary>
internal static class PackedDependencies
{
    private const string BuildPackage = "Tlpipe";
    private const string ApplicationPackage = "Tlpipe.Models";

    /// <summary>The assets file with the one package in place of the other, whatever <c>PrivateAssets</c> the reference had; null where nothing is to replace.</summary>
    public static string? WithoutBuildPackage(string assets)
    {
        var root = JsonNode.Parse(assets)!.AsObject();
        var replaced = false;
        foreach (var (framework, node) in root["project"]?["frameworks"]?.AsObject() ?? [])
        {
            if (node?["dependencies"] is not JsonObject dependencies || !Remove(dependencies, BuildPackage)) continue;
            replaced = true;
            if (!dependencies.ContainsKey(ApplicationPackage) && Resolved(root, framework) is { } version)
                dependencies[ApplicationPackage] = new JsonObject { ["target"] = "Package", ["version"] = $"[{version}, )" };
        }
        return replaced ? root.ToJsonString() : null;
    }

    // A reference may be written in any case.
    private static bool Remove(JsonObject dependencies, string package)
    {
        var name = dependencies.Select(dependency => dependency.Key).FirstOrDefault(key => string.Equals(key, package, StringComparison.OrdinalIgnoreCase));
        return name is not null && dependencies.Remove(name);
    }

    // Targets have the framework's name since version 4 of the file; before it, another spelling of the same framework.
    private static string? Resolved(JsonObject root, string framework)
    {
        var targets = root["targets"]!.AsObject();
        var chosen = targets.TryGetPropertyValue(framework, out var target) ? [target] : targets.Select(pair => pair.Value);
        return chosen.SelectMany(libraries => libraries!.AsObject())
            .Select(library => library.Key.Split('/'))
            .FirstOrDefault(identity => string.Equals(identity[0], ApplicationPackage, StringComparison.OrdinalIgnoreCase))?[1];
    }
}
