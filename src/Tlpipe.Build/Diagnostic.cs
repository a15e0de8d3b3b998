namespace Tlpipe.Build;

/// <summary>An error of the build package itself; those of a model come from the training process.</summary>
/// <param name="Code">The code, band TLP95xx.</param>
/// <param name="Text">What is wrong, why, and what to do.</param>
internal sealed record Diagnostic(string Code, string Text)
{
    public static Diagnostic DiedSilently(int exitCode, string lastLines, string command) => new("TLP9501",
        $"the training process ended with exit code {exitCode} and did not say why; its last output: {lastLines}. To see all of it: {command}");

    public static Diagnostic NoManifest(string path, string command) => new("TLP9502",
        $"the training process ended well but left no readable {path}; run it by hand to see more: {command}");

    public static Diagnostic RootWithoutPath(string name) => new("TLP9503",
        $"the item TlpipeDataRoot '{name}' has no Path; write <TlpipeDataRoot Include=\"{name}\" Path=\"FOLDER\" />");

    public static Diagnostic NotBuilt() => new("TLP9504",
        "the models were not built yet, and a build with --no-build trains none; build the project first");

    public static Diagnostic Unwritable(string folder, string why) => new("TLP9506",
        $"what a build keeps of its models can't be written: {why.TrimEnd('.')}; models that were built before stay as they are. Make room for {folder}, or grant access to it");

    public static Diagnostic BadValue(string property, string value, string expected) => new("TLP9508",
        $"the property {property} is '{value}', which is none of its values: write {expected}, or leave it out");

    public static Diagnostic UnknownPolicy(string value) => new("TLP9505",
        $"TlpipeTrainingPolicy is '{value}', which is none; available: {string.Join(", ", TrainingPolicies.All)}");
}
