namespace Tlpipe.Pipeline.Training;

/// <summary>Says what is trainable and at which rate. It owns no loop.</summary>
public interface IStrategy
{
    /// <summary>The number of stages, from the input, that stay as they came: their parameters and statistics never change and their output may be cached.</summary>
    int FrozenStages(IReadOnlyList<string> stages);

    /// <summary>How many random views of each example the frozen part is computed for, where the data set augments: pass <c>p</c> over it takes view <c>p mod Views</c>. <see langword="null"/> where nothing is frozen.</summary>
    int? Views { get; }

    /// <summary>The factor on the learning rate for a trainable stage of the trunk.</summary>
    double TrunkRate(string stage);

    /// <summary>The factor on the learning rate for the heads.</summary>
    double HeadRate { get; }
}
