using Tlpipe.Abstractions;
using Tlpipe.Models;
using Tlpipe.Pipeline.Planning;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Evaluation;

/// <summary>What a model made of a split's labelled examples, for one task. Of many outputs only the highest are kept, so that it stays small.</summary>
internal sealed class TaskPredictions(PlannedTask task)
{
    private const int MostOutputs = 20;
    private const int Highest = 5;

    private readonly List<ExamplePrediction> _examples = [];

    public PlannedTask Task => task;

    /// <summary>What the outputs mean.</summary>
    public OutputSignature Output { get; } = task.Head.Output(task.Target);

    /// <summary>Whether only the highest outputs are kept.</summary>
    public bool KeepsHighest => Output.Labels.Count > MostOutputs;

    /// <summary>The examples, in the order of the data set.</summary>
    public IReadOnlyList<ExamplePrediction> Examples => [.. _examples.OrderBy(example => example.Index)];

    /// <summary>Adds a batch.</summary>
    /// <param name="indexes">The examples.</param>
    /// <param name="output">What the head gave, <c>[N, …]</c>.</param>
    /// <param name="target">The labels, <c>[N, …]</c>.</param>
    public void Add(IReadOnlyList<int> indexes, Tensor output, Tensor target)
    {
        using var scope = NewDisposeScope();
        var losses = Numbers(task.Head.Losses(output, target));
        var rows = Numbers(output);
        var labels = Numbers(target);
        var (width, labelWidth) = (rows.Length / indexes.Count, labels.Length / indexes.Count);
        for (var i = 0; i < indexes.Count; i++)
        {
            var row = Array.ConvertAll(rows[(i * width)..((i + 1) * width)], number => (float)number);
            _examples.Add(new(indexes[i], labels[(i * labelWidth)..((i + 1) * labelWidth)], Kept(OutputReader.Scores(Output.Kind, row)), losses[i]));
        }
    }

    /// <summary>The examples that it is most wrong about: the highest loss first.</summary>
    public IEnumerable<ExamplePrediction> MostWrong(int count) => _examples.OrderByDescending(example => example.Loss).ThenBy(example => example.Index).Take(count);

    private (int Output, double Value)[] Kept(double[] scores)
    {
        var all = scores.Select((score, output) => (Output: output, Value: score));
        return [.. KeepsHighest ? all.OrderByDescending(score => score.Value).ThenBy(score => score.Output).Take(Highest) : all];
    }

    private static double[] Numbers(Tensor tensor) => tensor.detach().to(ScalarType.Float64).cpu().contiguous().data<double>().ToArray();
}
