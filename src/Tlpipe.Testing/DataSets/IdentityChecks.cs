using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Testing.Checking;

/// <summary>What a data set says of itself.</summary>
internal static class IdentityChecks
{
    private const int MostDescriptions = 10_000;

    public static void IsNotEmpty(IDataSet data)
    {
        if (data.Count(Split.Train) == 0)
            throw new ConformanceException("Count(Train) is 0", "there is nothing to learn from", "correct the options of this test class, or how the data set finds its examples");
        if (data.Targets.Count == 0)
            throw new ConformanceException("Targets is empty", "a task learns a target", "name at least one target");
    }

    public static void SameAgain(IDataSet data, Func<IDataSet> makeAgain, int most)
    {
        using var culture = new ForeignCulture();
        var again = makeAgain();
        Same("Content", data.Content, again.Content);
        foreach (var split in Enum.GetValues<Split>()) Same($"Count({split})", data.Count(split), again.Count(split));
        Same("the names of Targets", string.Join(", ", data.Targets.Keys), string.Join(", ", again.Targets.Keys));
        foreach (var (name, target) in data.Targets) Same($"the target '{name}'", target, again.Targets[name], Shown(target), Shown(again.Targets[name]));
        Same("Codec.Output", data.Codec.Output, again.Codec.Output);
        Same("Codec.Settings", data.Codec.Settings.ToJsonString(), again.Codec.Settings.ToJsonString());
        foreach (var (split, index) in Examples.Of(data, most))
        {
            Same($"Identify({split}, {index})", data.Identify(split, index), again.Identify(split, index));
            Same($"Describe({split}, {index})", data.Describe(split, index), again.Describe(split, index));
        }

        static string Shown(TargetSignature target) => $"{target.Kind} of {string.Join(", ", target.Classes)}";
    }

    public static void Descriptions(IDataSet data)
    {
        const string Why = "an error about an example, and a report of wrong answers, name it so that a person can look at it";
        foreach (var split in Enum.GetValues<Split>())
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var index = 0; index < Math.Min(data.Count(split), MostDescriptions); index++)
            {
                var description = data.Describe(split, index);
                if (string.IsNullOrWhiteSpace(description) || description.Contains('\n', StringComparison.Ordinal))
                    throw new ConformanceException($"Describe({split}, {index}) is {(string.IsNullOrWhiteSpace(description) ? "empty" : "more than one line")}", Why, "give a path, a line or a number in one line");
                if (!seen.TryAdd(description, index))
                    throw new ConformanceException($"Describe gives '{description}' for the {split} examples {seen[description]} and {index}", Why, "add what tells them apart: the line, or the number");
            }
        }
    }

    public static void Identities(IDataSet data, int most)
    {
        var known = new Dictionary<Digest, (Example Example, TensorContent Content)>();
        foreach (var example in Examples.Of(data, most))
        {
            var content = TensorContent.Take(data.Read(example.Split, example.Index, randomness: null));
            var identity = data.Identify(example.Split, example.Index);
            if (known.TryAdd(identity, (example, content)) || known[identity].Content.Equals(content)) continue;
            throw new ConformanceException(
                $"Identify gives {identity.Short}… for the {known[identity].Example} and for the {example}, which are different inputs",
                "the feature cache knows an input by its identity: one example would get the features of the other",
                "digest all of the input's content");
        }
    }

    public static void Inferred(IDataSet data, Func<JsonObject, IDataSet> makeFrom)
    {
        if (data.Inferred is not { } inferred) return;
        if (ReferenceEquals(inferred, data.Inferred))
            throw new ConformanceException("Inferred gives the same object each time", "who writes it into a lock makes it part of another document", "make a new JsonObject each time");
        var again = makeFrom(JsonNode.Parse(inferred.ToJsonString())!.AsObject());
        Same("Content, with PartContext.Inferred from the lock,", data.Content, again.Content);
        Same("Codec.Output, with PartContext.Inferred from the lock,", data.Codec.Output, again.Codec.Output);
        Same("Inferred, with PartContext.Inferred from the lock,", inferred.ToJsonString(), again.Inferred?.ToJsonString() ?? "nothing");
    }

    private static void Same<T>(string what, T before, T after, string? shownBefore = null, string? shownAfter = null)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after))
            throw new ConformanceException(
                $"{what} was '{shownBefore ?? before?.ToString()}', and is '{shownAfter ?? after?.ToString()}' when the data set is made again",
                "a model's key is made of it: the model would be trained again although nothing has changed",
                "let it follow from the options and the files alone: no clock, no culture, no random number, no order of a dictionary or a folder");
    }
}
