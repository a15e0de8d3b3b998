using System.Collections.Concurrent;
using Tlpipe.Abstractions;
using Tlpipe.Testing.Engine;
using Xunit;

namespace Tlpipe.Testing;

/// <summary>
/// A model made of the plugin's parts, trained by the real engine in a folder of its own. Derive a class with a small model, of a few steps an epoch and
/// three epochs: it is trained several times. Parts of the first-party plugins lend what the plugin doesn't have.
/// </summary>
/// <typeparam name="TPlugin">The plugin class.</typeparam>
public abstract class TrainingConformance<TPlugin>
    where TPlugin : class, IPlugin, new()
{
    private static readonly ConcurrentDictionary<Type, Lazy<TrainedFiles>> Trained = new();

    /// <summary>The model file.</summary>
    protected abstract string Model { get; }

    /// <summary>The folder of the files that the model names, relative to the tests' output; a copy of it is the model file's folder.</summary>
    /// <value><see langword="null"/>: the model names no file.</value>
    protected virtual string? Folder => null;

    /// <summary>The same model file gives the same bytes.</summary>
    [Fact]
    public void Two_trainings_give_the_same_bytes() => TrainingChecks.SameBytes(Whole, Train());

    /// <summary>A run that was cut off goes on to the bytes of one that wasn't.</summary>
    [Fact]
    public void A_run_that_was_cut_off_goes_on_to_the_same_bytes() => TrainingChecks.Resumes(Bench, Whole);

    /// <summary>A second build finds the model, also where the files lie elsewhere.</summary>
    [Fact]
    public void Nothing_is_trained_again_where_nothing_has_changed() => TrainingChecks.KeyIsStable(Bench, Whole);

    /// <summary>What a run makes is released with it.</summary>
    [Fact]
    public void A_training_leaves_no_tensor_behind() => TrainingChecks.LeavesNoTensor(() => Train());

    private TrainedFiles Whole => Trained.GetOrAdd(GetType(), _ => new(Train)).Value;

    private TrainedFiles Train()
    {
        using var workshop = Bench();
        return workshop.Train();
    }

    private TrainingBench Bench() => new(typeof(TPlugin).Assembly, Model, Folder is null ? null : Path.GetFullPath(Folder, AppContext.BaseDirectory));
}
