using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Tests.Comparing;

public sealed class Comparisons_that_cannot_be_made
{
    [Fact]
    public void Everything_is_told_at_once_with_its_place()
    {
        using var workshop = new Workshop();
        workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1));
        AssertErrors(
            workshop,
            ComparedStreet.Moved("compare:\n  - { with: scratch, seeds: 2, sizes: [1, 70, all, some], rates: [1, 0, 1], pairs: true }\n  - { with: scratch }\n  - { with: single-task, seeds: 0, sizes: [3] }\ngates:\n  - { negativeTransfer: forbid, min: 1 }\n  - { negativeTransfer: allow }\n  - { metric: car.accuracy, min: 0.1, negativeTransfer: forbid }"),
            "15,40 TLP1067 1 example can't show each of the 2 classes of the task 'car'; take at least 2",
            "15,43 TLP1067 70 is not less than the 70 training examples that there are; write 'all', or a smaller number",
            "15,52 TLP1065 'sizes' are numbers of training examples, each once, or 'all'; 'some' is none, or a second one",
            "15,70 TLP1065 'rates' are factors on the file's learning rate, each greater than 0, but one is 0",
            "15,73 TLP1065 the factor 1 stands among 'rates' a second time; remove one",
            "15,77 TLP1065 'pairs' says nothing of a comparison with 'scratch'; remove it, or write it at the one with 'single-task'",
            "16,5 TLP1065 the comparison with 'scratch' stands here a second time; remove one",
            "17,13 TLP1069 the model has one task, which is alone already; compare it with 'scratch', or remove this comparison",
            "17,33 TLP1007 'compare[2].seeds' must be between 1 and 100, but is '0'",
            "17,36 TLP1065 'sizes' says nothing of a comparison with 'single-task'; remove it, or write it at the one with 'scratch'",
            "19,25 TLP1007 'negativeTransfer' takes neither 'min' nor 'max'",
            "20,25 TLP1007 'gates[1].negativeTransfer' can't be 'allow'. Available: forbid",
            "21,57 TLP1007 a gate is either of a 'metric' or of 'negativeTransfer'; write two gates");
    }

    [Theory]
    [InlineData("gates:\n  - { negativeTransfer: forbid }", "15,25 TLP1068 whether a task does worse together is known only by comparison; add 'compare: { with: single-task }', or remove this gate")]
    [InlineData("compare: { with: nothing }\ngates:\n  - { negativeTransfer: forbid }", "14,18 TLP1007 'compare[0].with' can't be 'nothing'. Available: scratch, single-task")]
    public void A_comparison_with_nothing_to_show_is_an_error(string extra, string error)
    {
        using var workshop = new Workshop();
        workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1));
        AssertErrors(workshop, ComparedStreet.Moved(extra), error);
    }

    [Fact]
    public void A_model_that_starts_from_random_weights_transfers_nothing()
    {
        using var workshop = new Workshop();
        AssertErrors(
            workshop,
            ComparedStreet.Moved("compare: { with: scratch }", weights: "", strategy: "full"),
            "14,18 TLP1066 the model starts from random weights itself, so a comparison with 'scratch' would compare it with itself; give the backbone 'weights', or remove it");
    }

    private static void AssertErrors(Workshop workshop, string text, params string[] errors)
    {
        using var pipeline = workshop.Pipeline();
        var file = workshop.Write("moved.model.yaml", text);
        var found = Assert.Throws<DiagnosticException>(() => pipeline.Plan(file)).Diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{diagnostic.Location!.Line},{diagnostic.Location.Column} {diagnostic.Code} {diagnostic.Message}");
        Assert.Equal(errors, found);
    }
}
