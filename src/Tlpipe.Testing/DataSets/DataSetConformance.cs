using Tlpipe.Abstractions;
using Tlpipe.Testing.Checking;
using Xunit;

namespace Tlpipe.Testing;

/// <summary>What training, caching and predicting rely on in a data set. Derive a class for each data set (and for each way that its options make it another).</summary>
/// <typeparam name="TPlugin">The plugin class.</typeparam>
public abstract class DataSetConformance<TPlugin> : PartConformance<TPlugin, IDataSet>
    where TPlugin : class, IPlugin, new()
{
    /// <summary>How many examples of each split are looked at.</summary>
    /// <value>24.</value>
    protected virtual int ExamplesLookedAt => 24;

    /// <summary>The input that the backbone would choose, which a data set whose input size is free follows.</summary>
    /// <value><see langword="null"/>: the data set says itself.</value>
    protected virtual InputSignature? PreferredInput => null;

    /// <summary>There is something to learn from, and something to learn.</summary>
    [Fact]
    public void It_has_training_examples_and_targets() => IdentityChecks.IsNotEmpty(Part);

    /// <summary>The same options give the same digests, counts, targets and descriptions, in any culture.</summary>
    [Fact]
    public void Made_again_it_is_the_same_data_set() => IdentityChecks.SameAgain(Part, () => Make(), ExamplesLookedAt);

    /// <summary>The content digest is of what the files hold, not of where they lie.</summary>
    [Fact]
    public void Its_content_does_not_depend_on_where_its_files_lie() => FileChecks.MayMove(Part, Folder is null ? null : FullFolder, MakeIn, ExamplesLookedAt);

    /// <summary>Whatever decides what it gives went through <see cref="PartContext.Files"/>.</summary>
    [Fact]
    public void It_reads_no_file_that_it_has_not_digested() => FileChecks.ReadsOnlyDigested(Part, Folder is null ? null : FullFolder, MakeIn, ExamplesLookedAt);

    /// <summary>A person finds each example by its description.</summary>
    [Fact]
    public void Every_example_has_a_description_of_its_own() => IdentityChecks.Descriptions(Part);

    /// <summary>Two examples of one identity are the same input.</summary>
    [Fact]
    public void Examples_that_differ_have_identities_that_differ() => IdentityChecks.Identities(Part, ExamplesLookedAt);

    /// <summary>What was inferred and put into the lock brings the same data set again.</summary>
    [Fact]
    public void What_it_has_inferred_brings_the_same_data_set_again() =>
        IdentityChecks.Inferred(Part, inferred => Make(Context(new RecordedFiles()) with { Inferred = inferred }));

    /// <summary>Reading is pure: in any order, in any culture, whatever was drawn elsewhere.</summary>
    [Fact]
    public void The_same_example_read_again_is_the_same() => ReadingChecks.SameAgain(Part, ExamplesLookedAt);

    /// <summary>Augmentation draws from its stream and from nothing else.</summary>
    [Fact]
    public void The_same_stream_gives_the_same_example() => ReadingChecks.SameStreamSameExample(Part, ExamplesLookedAt);

    /// <summary>Without a stream, or where <see cref="IDataSet.Augments"/> says no, nothing is random.</summary>
    [Fact]
    public void It_draws_from_the_stream_only_where_it_says_that_it_augments() => ReadingChecks.AugmentsAsItSays(Part, ExamplesLookedAt);

    /// <summary>Examples are read on several threads at once.</summary>
    [Fact]
    public void Several_threads_read_what_one_thread_reads() => ReadingChecks.ThreadSafe(Part, ExamplesLookedAt);

    /// <summary>libtorch's default generator belongs to the training.</summary>
    [Fact]
    public void Reading_leaves_the_default_generator_alone() => ReadingChecks.LeavesGenerator(Part, ExamplesLookedAt);

    /// <summary>What isn't the caller's is released.</summary>
    [Fact]
    public void Reading_and_joining_leave_no_tensor_behind() => ReadingChecks.LeavesNoTensor(Part, ExamplesLookedAt);

    /// <summary>Type, shape and range are those of <see cref="IInputCodec.Output"/>.</summary>
    [Fact]
    public void Examples_are_what_the_codec_promises() => ShapeChecks.Inputs(Part, ExamplesLookedAt);

    /// <summary>Labels are as <see cref="TargetSignature"/> says.</summary>
    [Fact]
    public void Labels_are_what_the_targets_promise() => ShapeChecks.Labels(Part, ExamplesLookedAt);

    /// <summary><see cref="IDataSet.CountLabels"/> and <see cref="IDataSet.ClassOf"/> agree with <see cref="IDataSet.Target"/>.</summary>
    [Fact]
    public void Labels_that_are_counted_are_those_that_are_given() => ShapeChecks.LabelCounts(Part, ExamplesLookedAt);

    /// <summary><see cref="IDataSet.LengthOf"/> agrees with <see cref="IDataSet.Read"/>.</summary>
    [Fact]
    public void Lengths_that_are_told_are_those_that_are_read() => ShapeChecks.Lengths(Part, ExamplesLookedAt);

    /// <summary>A batch holds each example whole, also where their lengths differ.</summary>
    [Fact]
    public void A_batch_holds_every_example_whole() => BatchChecks.HoldsAll(Part, ExamplesLookedAt);

    /// <summary>Joining leaves its inputs to the caller, as they were.</summary>
    [Fact]
    public void Joining_leaves_the_examples_as_they_were() => BatchChecks.LeavesInputs(Part, ExamplesLookedAt);

    /// <summary>The manifest's settings make the same codec again.</summary>
    [Fact]
    public void The_codec_can_be_made_again_from_its_settings() => CodecChecks.MadeAgain(Part.Codec);

    /// <summary>Hostile bytes are refused in words, naming where they came from.</summary>
    [Fact]
    public void Bytes_that_are_no_input_are_refused_with_their_source() => CodecChecks.HostileBytes(Part.Codec);

    private protected override PartContext Context(IInputFiles files) => new(files, PreferredInput);

    private protected override void Plan(IDataSet part)
    {
        _ = part.Content;
        _ = part.Codec.Output;
        foreach (var split in Enum.GetValues<Split>())
            if (part.Count(split) > 0)
                _ = part.Describe(split, 0);
        _ = part.Targets.Count;
    }

    private (IDataSet Data, IReadOnlyList<string> Digested) MakeIn(string folder)
    {
        var files = new RecordedFiles();
        var data = Make(folder, files);
        _ = data.Content;
        return (data, [.. files.Digested]);
    }
}
