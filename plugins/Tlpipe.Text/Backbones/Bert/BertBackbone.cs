using Tlpipe.Abstractions;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Backbones.Bert;

/// <summary>Devlin et al., "BERT: pre-training of deep bidirectional transformers for language understanding", 2019; Hugging Face's <c>BertModel</c>.</summary>
internal sealed class BertBackbone(BertOptions options) : TextBackbone(Vocabularies.Bert, options.Width, "embeddings.word_embeddings.weight")
{
    private const double InitialDeviation = 0.02;

    public override Trunk Build(InputSignature input)
    {
        var embeddings = new BertEmbeddings(options, VocabularyOf(input));
        var layers = nn.ModuleList([.. Enumerable.Range(0, options.Layers).Select(_ => new BertLayer(options))]);
        var pooler = options.Pooling == BertPooling.Pooler ? nn.Linear(options.Width, options.Width) : null;
        List<(string, nn.Module)> modules = [("embeddings", embeddings), ("encoder", nn.ModuleDict<nn.Module>(("layer", layers)))];
        if (pooler is not null) modules.Add(("pooler", nn.ModuleDict<nn.Module>(("dense", pooler))));
        var trunk = new TextTrunk(
            "bert",
            modules,
            [
                new("embeddings", (Activations tokens) => embeddings.Embed(tokens.Values), embeddings),
                .. layers.Select((layer, index) => new Stage($"encoder.{index}", (Activations tokens) => tokens with { Values = layer.call(tokens.Values, tokens.Mask!) }, layer)),
                pooler is null
                    ? new("pool", (Activations tokens) => new(Tokens.Mean(tokens)))
                    : new("pooler", (Activations tokens) => new(pooler.call(tokens.Values.select(1, 0)).tanh()), pooler),
            ]);
        Initialize(trunk);
        return trunk;
    }

    public override string? MapCheckpointName(string name) => BertCheckpointNames.Map(name, withPooler: options.Pooling == BertPooling.Pooler);

    private static void Initialize(nn.Module trunk)
    {
        foreach (var module in trunk.modules())
            switch (module)
            {
                case Linear linear:
                    nn.init.normal_(linear.weight, std: InitialDeviation);
                    nn.init.zeros_(linear.bias!);
                    break;
                case Embedding embedding:
                    nn.init.normal_(embedding.weight, std: InitialDeviation);
                    break;
            }
    }
}
