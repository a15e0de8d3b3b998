using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.RateFinding;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.LrFind;

/// <summary>What the test found, for people.</summary>
internal static class LrFindText
{
    /// <summary>Writes the curve and the suggestion.</summary>
    public static void Write(CommandContext context, TrainingPlan plan, RateSearch search)
    {
        var (output, style) = (context.Out, context.Console.OutStyle);
        output.WriteLine(style.Strong($"{plan.Spec.Name} {plan.Spec.Version}: loss against learning rate"));
        foreach (var line in RateChart.Draw(search, context.Console.Width - 1, style.IsOn)) output.WriteLine(line);
        output.WriteLine();
        if (search is { Suggestion: { } suggestion, Steepest: { } steepest, Lowest: { } lowest, TenthOfLowest: { } tenth })
        {
            var choice = suggestion == steepest ? "where the loss falls fastest" : "a tenth of where the loss is lowest";
            output.WriteLine($"suggested: {style.Good($"lr: {Words.LearningRate(suggestion)}")}, {choice}");
            new TextTable()
                .Add("falls fastest", Words.LearningRate(steepest), "Smith 2017, Cyclical Learning Rates")
                .Add("lowest / 10", Words.LearningRate(tenth), $"fastai; the loss is lowest at {Words.LearningRate(lowest)}")
                .Add("in the file", Words.LearningRate(plan.Optimizer.LearningRate), plan.Spec.Training.Optimizer.Use)
                .Write(output, "  ");
            output.WriteLine("of the first two the smaller: a rate too small costs epochs, one too large the model");
        }

        else
        {
            output.WriteLine("suggested: nothing, the loss has no clear descent");
        }

        output.WriteLine(search.Exploded ? "the test ended where the loss exploded" : "the loss didn't explode up to the largest rate");
    }
}
