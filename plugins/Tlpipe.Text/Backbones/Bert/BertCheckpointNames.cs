namespace Tlpipe.Text.Backbones.Bert;

/// <summary>What the entries of published checkpoints are called in the trunk.</summary>
internal static class BertCheckpointNames
{
    // Of Hugging Face's BertForPreTraining, BertForSequenceClassification, BertForTokenClassification and BertForQuestionAnswering.
    private const string Prefix = "bert.";
    private static readonly string[] OldHeads = ["cls.", "classifier.", "qa_outputs."];

    // Numbers from 0 that old versions kept beside the weights.
    private const string PositionNumbers = "embeddings.position_ids";

    /// <summary>The trunk's name; null where the entry belongs to an old last layer, or to the pooler where the trunk has none.</summary>
    internal static string? Map(string name, bool withPooler)
    {
        var mapped = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
        if (mapped == PositionNumbers || OldHeads.Any(head => mapped.StartsWith(head, StringComparison.Ordinal))) return null;
        if (!withPooler && mapped.StartsWith("pooler.", StringComparison.Ordinal)) return null;
        return mapped.EndsWith(".gamma", StringComparison.Ordinal) ? mapped[..^".gamma".Length] + ".weight"
            : mapped.EndsWith(".beta", StringComparison.Ordinal) ? mapped[..^".beta".Length] + ".bias"
            : mapped;
    }
}
