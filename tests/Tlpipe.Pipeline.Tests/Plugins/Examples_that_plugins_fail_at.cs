using System.Reflection;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Plugins;

namespace Tlpipe.Pipeline.Tests.Plugins;

public sealed class Examples_that_plugins_fail_at
{
    private const string Where = " of the split 'validation' of the data set 'boxes': InvalidOperationException: the box is empty; correct the example, or report it to the plugin's author";

    [Theory]
    [InlineData(nameof(IDataSet.Identify), "identifying example 17 (shelf 2, box 1)")]
    [InlineData(nameof(IDataSet.ClassOf), "reading the class of 'kind' of example 17 (shelf 2, box 1)")]
    [InlineData(nameof(IDataSet.LengthOf), "measuring example 17 (shelf 2, box 1)")]
    [InlineData(nameof(IDataSet.Describe), "describing example 17")]
    [InlineData(nameof(IDataSet.Read), "reading example 17 (shelf 2, box 1)")]
    [InlineData(nameof(IDataSet.Target), "reading the target 'kind' of example 17 (shelf 2, box 1)")]
    public void Are_named_whatever_was_asked_of_them(string faulty, string doing)
    {
        var data = new GuardedDataSet(Boxes(faulty, new InvalidOperationException("the box is empty\nand more")));

        var error = Assert.Throws<DiagnosticException>(() => AskAll(data));

        Assert.Equal($"tlpipe: error TLP5004: plugin 'Acme.Boxes' failed while {doing}{Where}", error.Message);
    }

    [Theory]
    [InlineData(16, "collating 16 examples, the first of them example 17 (shelf 2, box 1),")]
    [InlineData(1, "collating example 17 (shelf 2, box 1)")]
    public void Are_named_by_the_first_of_a_batch(int size, string doing)
    {
        var boxes = Boxes(nameof(IInputCodec.Collate), new InvalidOperationException("the box is empty"));

        var error = Assert.Throws<DiagnosticException>(() => PluginFailure.Collate(boxes, Split.Validation, [.. Enumerable.Range(17, size)], []));

        Assert.Equal($"tlpipe: error TLP5004: plugin 'Acme.Boxes' failed while {doing}{Where}", error.Message);
    }

    [Fact]
    public void Are_told_with_the_cause_and_not_with_what_wraps_it()
    {
        var wrapped = new TypeInitializationException("Acme.Tape", new TargetInvocationException(new FormatException("no tape")));

        var error = Assert.Throws<DiagnosticException>(() => new GuardedDataSet(Boxes(nameof(IDataSet.Read), wrapped)).Read(Split.Train, 3, randomness: null));

        Assert.Contains("failed while reading example 3 (shelf 0, box 3) of the split 'train' of the data set 'boxes': FormatException: no tape; ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_left_to_the_plugin_where_it_says_itself_what_is_wrong()
    {
        var own = new DiagnosticException(Diagnostic.Error("ACME01", "box 17 is not on the shelf"));

        Assert.Same(own, Assert.Throws<DiagnosticException>(() => new GuardedDataSet(Boxes(nameof(IDataSet.Read), own)).Read(Split.Train, 17, randomness: null)));
        Assert.Throws<OperationCanceledException>(() => new GuardedDataSet(Boxes(nameof(IDataSet.Target), new OperationCanceledException())).Target(Split.Train, 17, "kind"));
    }

    [Fact]
    public void Are_told_with_the_native_library_that_is_missing()
    {
        var missing = new DllNotFoundException("Unable to load shared library '/acme/libtape.so' or one of its dependencies. Consider …: \nlibreel.so.2: cannot open shared object file: No such file or directory\n");

        var error = Assert.Throws<DiagnosticException>(() => new GuardedDataSet(Boxes(nameof(IDataSet.Read), missing)).Read(Split.Train, 3, randomness: null));

        Assert.EndsWith(
            "of the data set 'boxes': DllNotFoundException: the native library 'libtape.so' needs 'libreel.so.2', which is missing; install it, or ask the plugin's author where to get it",
            error.Message,
            StringComparison.Ordinal);
    }

    private static void AskAll(GuardedDataSet data)
    {
        data.Identify(Split.Validation, 17);
        data.ClassOf(Split.Validation, 17, "kind");
        data.LengthOf(Split.Validation, 17);
        data.Describe(Split.Validation, 17);
        data.Read(Split.Validation, 17, randomness: null).Dispose();
        data.Target(Split.Validation, 17, "kind")!.Dispose();
    }

    private static PlannedDataSet Boxes(string faulty, Exception error) => new("boxes", new FaultyDataSet(faulty, error)) { Plugin = "Acme.Boxes" };
}
