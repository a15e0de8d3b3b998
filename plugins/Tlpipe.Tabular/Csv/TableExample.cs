using Tlpipe.Abstractions;

namespace Tlpipe.Tabular.Csv;

/// <summary>A row as an example.</summary>
/// <param name="Name">How a person finds it.</param>
/// <param name="Cells">The input cells, in the order of the codec's columns.</param>
/// <param name="Content">Their digest.</param>
/// <param name="Labels">The label for each target: a number, or the index of a class; not a number where it is missing.</param>
internal sealed record TableExample(string Name, string[] Cells, Digest Content, double[] Labels);
