namespace Tlpipe.Models;

/// <summary>A label and its score.</summary>
/// <typeparam name="TLabel">The labels.</typeparam>
/// <param name="Label">The label.</param>
/// <param name="Text">The label as the data set spells it.</param>
/// <param name="Score">The score, 0 to 1.</param>
public sealed record LabelScore<TLabel>(TLabel Label, string Text, double Score)
    where TLabel : struct, Enum;
