using Tlpipe.Testing;

namespace Tlpipe.Text.Tests.Texts;

public sealed class The_plugin : PluginConformance<TextPlugin>;

public sealed class The_text_lines : DataSetConformance<TextPlugin>
{
    protected override string Name => "text-lines";

    protected override PartOptions Options => "{ path: reports.txt, targets: [sky, kind], validateOneIn: 4, testOneIn: 6, tokenizer: { use: words, minCount: 1 }, maxTokens: 12 }";

    protected override string? Folder => "Texts/Samples";
}

public sealed class The_text_csv : DataSetConformance<TextPlugin>
{
    protected override string Name => "text-csv";

    protected override PartOptions Options =>
        "{ path: reports.csv, text: body, targets: { sky: class, tags: labels, degrees: number }, folds: { count: 4, take: 1 }, tokenizer: { use: word-piece, vocabulary: vocab.txt } }";

    protected override string? Folder => "Texts/Samples";
}

public sealed class A_model_of_reports : TrainingConformance<TextPlugin>
{
    protected override string? Folder => "Texts/Samples";

    protected override string Model => """
        model: reports
        version: 1.0.0
        backbone: { use: bert, width: 16, layers: 1, heads: 2, intermediate: 32, positions: 32 }
        datasets:
          reports: { use: text-csv, path: reports.csv, text: body, targets: { sky: class, tags: labels, degrees: number }, validateOneIn: 4, tokenizer: { use: word-piece, vocabulary: vocab.txt } }
        tasks:
          sky: { dataset: reports, target: sky, head: classification }
          tags: { dataset: reports, target: tags, head: multi-label }
          degrees: { dataset: reports, target: degrees, head: regression }
        training: { strategy: full, epochs: 3, batch: 8, optimizer: { use: adamw, lr: 0.001 } }
        """;
}
