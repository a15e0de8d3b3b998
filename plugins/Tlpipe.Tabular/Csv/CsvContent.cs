using Tlpipe.Abstractions;
using Tlpipe.Models.Rows;

namespace Tlpipe.Tabular.Csv;

/// <summary>What is made of a table.</summary>
/// <param name="Schema">What was found out about it.</param>
/// <param name="Codec">How its rows become tensors.</param>
/// <param name="Targets">The targets, in order.</param>
/// <param name="Splits">The examples of each split.</param>
internal sealed record CsvContent(
    TableSchema Schema, RowCodec Codec, OrderedDictionary<string, TargetSignature> Targets, IReadOnlyDictionary<Split, IReadOnlyList<TableExample>> Splits);
