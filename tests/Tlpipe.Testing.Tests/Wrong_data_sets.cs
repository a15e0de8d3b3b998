using Tlpipe.Testing.Tests.Toys;
using Kit = Tlpipe.Testing.DataSetConformance<Tlpipe.Testing.Tests.Toys.ToyPlugin>;

namespace Tlpipe.Testing.Tests;

public sealed class Wrong_data_sets
{
    public static TheoryData<DataFault, string> Faults => new()
    {
        { DataFault.Empty, nameof(Kit.It_has_training_examples_and_targets) },
        { DataFault.ContentOfCulture, nameof(Kit.Made_again_it_is_the_same_data_set) },
        { DataFault.ContentOfPath, nameof(Kit.Its_content_does_not_depend_on_where_its_files_lie) },
        { DataFault.Undigested, nameof(Kit.It_reads_no_file_that_it_has_not_digested) },
        { DataFault.DescribesAlike, nameof(Kit.Every_example_has_a_description_of_its_own) },
        { DataFault.IdentifiesAlike, nameof(Kit.Examples_that_differ_have_identities_that_differ) },
        { DataFault.InferredShared, nameof(Kit.What_it_has_inferred_brings_the_same_data_set_again) },
        { DataFault.ReadsInCulture, nameof(Kit.The_same_example_read_again_is_the_same) },
        { DataFault.DrawsInCulture, nameof(Kit.The_same_stream_gives_the_same_example) },
        { DataFault.AugmentsUnsaid, nameof(Kit.It_draws_from_the_stream_only_where_it_says_that_it_augments) },
        { DataFault.SharesBuffer, nameof(Kit.Several_threads_read_what_one_thread_reads) },
        { DataFault.DrawsElsewhere, nameof(Kit.Reading_leaves_the_default_generator_alone) },
        { DataFault.KeepsTensors, nameof(Kit.Reading_and_joining_leave_no_tensor_behind) },
        { DataFault.BeyondVocabulary, nameof(Kit.Examples_are_what_the_codec_promises) },
        { DataFault.LabelOfAnotherType, nameof(Kit.Labels_are_what_the_targets_promise) },
        { DataFault.CountsWrong, nameof(Kit.Labels_that_are_counted_are_those_that_are_given) },
        { DataFault.LengthWrong, nameof(Kit.Lengths_that_are_told_are_those_that_are_read) },
        { DataFault.CutsTheLongest, nameof(Kit.A_batch_holds_every_example_whole) },
        { DataFault.WritesIntoExamples, nameof(Kit.Joining_leaves_the_examples_as_they_were) },
        { DataFault.SettingsShared, nameof(Kit.The_codec_can_be_made_again_from_its_settings) },
        { DataFault.TrustsBytes, nameof(Kit.Bytes_that_are_no_input_are_refused_with_their_source) },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_data_set_that_breaks_a_promise_fails_that_check_alone(DataFault fault, string check) =>
        CheckRunner.Only(check, () => new Lines("toy-lines", $"{{ path: toy.txt, augment: true, fault: {Kebab(fault)} }}"));

    [Theory]
    [InlineData("unsayable", nameof(Kit.Model_files_can_say_every_option), "the option 'since' of data set 'unsayable' has the type DateTime")]
    [InlineData("undescribed", nameof(Kit.It_describes_itself_and_every_option), "the option 'count' of data set 'undescribed' has no [Description]")]
    [InlineData("bad-default", nameof(Kit.The_defaults_are_values_that_its_options_allow), "the default of the option 'count' of data set 'bad-default', 0, breaks the option's own rule")]
    [InlineData("unnamed-option", nameof(Kit.Bad_values_are_refused_with_the_option_at_fault), "refuses 'count: -1' with 'TOY03: there is nothing to count', which names no option")]
    [InlineData("failing-option", nameof(Kit.Bad_values_are_refused_with_the_option_at_fault), "threw DivideByZeroException for 'count: 0'")]
    public void Options_that_are_wrong_fail_their_check_alone(string name, string check, string words) =>
        Assert.Contains(words, CheckRunner.Only(check, () => new Lines(name, PartOptions.Default)), StringComparison.Ordinal);

    [Fact]
    public void Options_that_must_be_refused_and_are_not_fail() => Assert.StartsWith(
        "data set 'toy-lines' took the options '{ path: toy.txt, validateOneIn: 5 }', which this test class says it refuses",
        CheckRunner.Only(nameof(Kit.Bad_values_are_refused_with_the_option_at_fault), () => new Lines("toy-lines", "{ path: toy.txt }")
        {
            Bad = [new("{ path: toy.txt, validateOneIn: 5 }", "validateOneIn")],
        }),
        StringComparison.Ordinal);

    [Fact]
    public void A_name_that_nothing_is_registered_under_is_told_with_those_that_there_are()
    {
        var failures = CheckRunner.Failures(() => new Lines("toy", PartOptions.Default));

        Assert.Contains("ToyPlugin registers no data set called 'toy'; it registers DataSet 'toy-lines'", failures[nameof(Kit.It_can_be_made_from_its_options)].Message, StringComparison.Ordinal);
    }

    private static string Kebab(DataFault fault) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName($"{fault}");

    private sealed class Lines(string name, PartOptions options) : DataSetConformance<ToyPlugin>
    {
        public IReadOnlyList<RefusedOptions> Bad { get; init; } = [];

        protected override string Name => name;

        protected override PartOptions Options => options;

        protected override string? Folder => "Samples/Toy";

        protected override IReadOnlyList<RefusedOptions> Refused => Bad;
    }
}
