namespace Tlpipe.Build.Packing;

/// <summary>The errors of packing, TLP953x. TLP9532 is told in the projects that use a package, by <see cref="ModelTargets"/>; TLP9535 by <c>Tlpipe.Packing.targets</c>.</summary>
internal static class PackingDiagnostics
{
    public const string SameModelCode = "TLP9532";

    public static Diagnostic NotBuilt(string modelFile) => new("TLP9530",
        $"the model of {modelFile} is not there, and a package is never made without its models; "
        + "build it first (with TlpipeTrainingPolicy train or restore), or leave it out of the package: <TlpipeModel Update=\"…\" Pack=\"false\" />");

    public static Diagnostic NotImported(string file, string import) => new("TLP9531",
        $"the project packs a {file} of its own, so that the models would not reach those who use the package; add <Import Project=\"{import}\" /> to it");

    public static Diagnostic NotLocked(string name, string lockFile) => new("TLP9533",
        $"the built model {name} is not the one that {lockFile} tells of: one of them is stale, or the lock damaged; build the project, then pack");

    public static Diagnostic FolderOutside(string name, string folder) => new("TLP9534",
        $"the OutputFolder '{folder}' of the model {name} leaves the output of those who use the package; name a folder below it");

    public static Diagnostic Unusable(string why) => new("TLP9536",
        $"a file that packing needs can't be read or written: {why.ReplaceLineEndings(" ").TrimEnd('.')}; grant access to it or make room, or build the project again, then pack");
}
