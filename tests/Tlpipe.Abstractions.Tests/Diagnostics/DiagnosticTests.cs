namespace Tlpipe.Abstractions.Tests.Diagnostics;

public sealed class DiagnosticTests
{
    [Fact]
    public void A_diagnostic_with_a_position_reads_as_a_compiler_error() =>
        Assert.Equal(
            "ants.model.yaml(5,8): error TLP2001: there is no backbone 'resnt-18'",
            Diagnostic.Error("TLP2001", "there is no backbone 'resnt-18'", new("ants.model.yaml", 5, 8)).ToString());

    [Fact]
    public void A_diagnostic_of_a_binary_file_names_the_file() =>
        Assert.Equal(
            "train/ants/1.jpg: error TLP3004: the picture is cut off",
            Diagnostic.Error("TLP3004", "the picture is cut off", new("train/ants/1.jpg")).ToString());

    [Fact]
    public void A_diagnostic_of_nothing_in_particular_names_the_tool() =>
        Assert.Equal("tlpipe: warning TLP9003: one thread only", Diagnostic.Warning("TLP9003", "one thread only").ToString());
}
