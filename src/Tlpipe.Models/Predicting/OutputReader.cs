using Tlpipe.Abstractions;

namespace Tlpipe.Models;

/// <summary>Turns one row of a task's output into what a person reads.</summary>
internal static class OutputReader
{
    public static TaskPrediction Read(string task, OutputSignature output, ReadOnlySpan<float> row)
    {
        if (output.Kind == OutputKind.Number) return new TaskPrediction(task, output.Kind, null, null, row[0], []);
        var scores = Scores(output.Kind, row);
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best]) best = i;
        return new TaskPrediction(task, output.Kind, output.Labels[best], scores[best], null, [.. output.Labels.Zip(scores, (label, score) => new LabelScore(label, score))]);
    }

    /// <summary>What the numbers of a row say: confidences, or the numbers themselves.</summary>
    public static double[] Scores(OutputKind kind, ReadOnlySpan<float> row) => kind switch
    {
        OutputKind.Softmax => Softmax(row),
        OutputKind.Sigmoid => Sigmoid(row),
        _ => Array.ConvertAll(row.ToArray(), number => (double)number),
    };

    private static double[] Softmax(ReadOnlySpan<float> logits)
    {
        // Relative to the largest, so that no exponential overflows.
        var largest = (double)logits[0];
        foreach (var logit in logits) largest = Math.Max(largest, logit);
        var scores = new double[logits.Length];
        for (var i = 0; i < scores.Length; i++) scores[i] = Math.Exp(logits[i] - largest);
        var sum = scores.Sum();
        return Array.ConvertAll(scores, score => score / sum);
    }

    private static double[] Sigmoid(ReadOnlySpan<float> logits)
    {
        var scores = new double[logits.Length];
        for (var i = 0; i < scores.Length; i++) scores[i] = 1 / (1 + Math.Exp(-(double)logits[i]));
        return scores;
    }
}
