namespace Tlpipe.Text.Backbones.Bert;

/// <summary>How BERT's tokens become one vector.</summary>
public enum BertPooling
{
    /// <summary>A linear layer and tanh over the first token, <c>[CLS]</c>: the published pooler.</summary>
    Pooler,

    /// <summary>The mean over all tokens; the pooler's weights, where there are any, are left out.</summary>
    Mean,
}
