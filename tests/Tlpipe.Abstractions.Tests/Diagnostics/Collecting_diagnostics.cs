namespace Tlpipe.Abstractions.Tests.Diagnostics;

public sealed class Collecting_diagnostics
{
    [Fact]
    public void Of_many_the_first_are_told_and_the_rest_counted()
    {
        var found = new DiagnosticCollector(more => Diagnostic.Error("X2", $"{more} more"), most: 2);
        found.ThrowIfAny();
        foreach (var line in Enumerable.Range(1, 5)) found.Add(Diagnostic.Error("X1", $"line {line}"));

        Assert.Equal(
            ["tlpipe: error X1: line 1", "tlpipe: error X1: line 2", "tlpipe: error X2: 3 more"],
            Assert.Throws<DiagnosticException>(found.ThrowIfAny).Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }
}
