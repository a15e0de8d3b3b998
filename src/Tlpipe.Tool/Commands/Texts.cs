namespace Tlpipe.Tool.Commands;

/// <summary>Descriptions that several commands share.</summary>
internal static class Texts
{
    /// <summary>The argument ARTIFACT.</summary>
    public const string Artifact = "A trained model: its folder NAME/VERSION, the model.json or model.safetensors in it, or the model file it was built from (looked for under --output)";
}
