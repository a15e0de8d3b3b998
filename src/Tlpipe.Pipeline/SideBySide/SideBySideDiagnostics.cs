using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.SideBySide;

/// <summary>What can go wrong when artifacts are compared: TLP7311.</summary>
internal static class SideBySideDiagnostics
{
    /// <summary>The predictions of an artifact can't be read.</summary>
    public static Diagnostic Damaged(string path, string why) => Diagnostic.Error(
        "TLP7311", $"the predictions of this model can't be read: {why.TrimEnd('.')}; build the model again", new SourceLocation(path));
}
