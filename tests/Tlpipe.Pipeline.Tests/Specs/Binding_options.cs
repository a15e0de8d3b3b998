using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Tests.Specs;

public sealed class Binding_options
{
    public enum Resampling
    {
        Nearest,
        AntialiasedBilinear,
    }

    public sealed record Crop
    {
        [Required]
        public double? Scale { get; init; }

        public int Tries { get; init; } = 10;
    }

    public sealed record Options : IValidatableObject
    {
        [Required]
        public InputPath? Path { get; init; }

        public string Name { get; init; } = "none";

        public bool Flip { get; init; }

        [Range(1, 10)]
        public int Count { get; init; } = 3;

        public long Seed { get; init; } = 1;

        [Range(0, 1.0, MinimumIsExclusive = true)]
        public double Rate { get; init; } = 0.5;

        public int? Size { get; init; }

        public Resampling Resampling { get; init; } = Resampling.AntialiasedBilinear;

        [AllowedValues("rgb", "grey")]
        public string Colour { get; init; } = "rgb";

        public IReadOnlyList<int> Sizes { get; init; } = [1, 2];

        [MinLength(1, ErrorMessage = "'extensions' needs at least one entry")]
        public string[] Extensions { get; init; } = [".jpg"];

        public Crop? Crop { get; init; }

        [RegularExpression("[a-z]*")]
        public string Letters { get; init; } = "";

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Size < Count) yield return new("'size' must not be less than 'count'", [nameof(Size)]);
        }
    }

    public sealed record Resizing
    {
        public Resampling Use { get; init; } = Resampling.AntialiasedBilinear;

        public int Size { get; init; } = 224;
    }

    public sealed record WithNamed
    {
        public Resizing? Resizing { get; init; }
    }

    public sealed record Unsupported
    {
        public DateTimeOffset When { get; init; }
    }

    [Fact]
    public void Every_type_is_bound()
    {
        var (options, errors) = Bind<Options>("{ path: a/b, name: 'x y', flip: true, count: 7, seed: -9000000000, rate: 1e-3, size: 8, resampling: nearest, colour: grey, sizes: [4, 5], extensions: ['.a'], crop: { scale: 0.5 } }");

        Assert.Empty(errors);
        Assert.Equal(new InputPath("a/b", "/models/a/b"), options.Path);
        Assert.Equal(("x y", true, 7, -9_000_000_000L, 0.001, 8), (options.Name, options.Flip, options.Count, options.Seed, options.Rate, options.Size));
        Assert.Equal((Resampling.Nearest, "grey"), (options.Resampling, options.Colour));
        Assert.Equal([4, 5], options.Sizes);
        Assert.Equal([".a"], options.Extensions);
        Assert.Equal(new Crop { Scale = 0.5, Tries = 10 }, options.Crop);
    }

    [Fact]
    public void A_name_is_short_for_a_section_that_uses_it()
    {
        Assert.Equal(new Resizing { Use = Resampling.Nearest }, Bind<WithNamed>("resizing: nearest").Options.Resizing);
        Assert.Equal(new Resizing { Use = Resampling.Nearest, Size = 96 }, Bind<WithNamed>("resizing: { use: nearest, size: 96 }").Options.Resizing);
        Assert.Null(Bind<WithNamed>("resizing: ~").Options.Resizing);
        Assert.Equal(
            ["m.yaml(1,11): error TLP1007: 'resizing.use' can't be 'neerest'; did you mean 'nearest'? Available: nearest, antialiased-bilinear"],
            Bind<WithNamed>("resizing: neerest").Errors);
        Assert.Equal(["m.yaml(1,11): error TLP1007: 'resizing' must be a name or a section { use, size }, but is a list"], Bind<WithNamed>("resizing: [nearest]").Errors);
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            german.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = german;
            Assert.Equal(0.25, Bind<Options>("{ path: a, rate: 0.25 }").Options.Rate);
            Assert.Equal(["m.yaml(2,7): error TLP1007: 'rate' must be a number, but is '0,25'"], Bind<Options>("path: a\nrate: 0,25").Errors);
            Assert.Contains("\"rate\":0.25", CanonicalOptions.Text(CanonicalOptions.Of(Bind<Options>("{ path: a, rate: 0.25 }").Options)), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("{}", "m.yaml(1,1): error TLP1006: the key 'path' is missing in thing 'x'")]
    [InlineData("{ path: }", "m.yaml(1,3): error TLP1007: 'path' has no value; give one or remove the key")]
    [InlineData("{ path: [a] }", "m.yaml(1,9): error TLP1007: 'path' must be a text, but is a list")]
    [InlineData("{ path: a, flip: yes }", "m.yaml(1,18): error TLP1007: 'flip' must be true or false, but is 'yes'")]
    [InlineData("{ path: a, flip: 'true' }", "m.yaml(1,18): error TLP1007: 'flip' must be true or false, but is the text \"true\"")]
    [InlineData("{ path: a, count: 1.5 }", "m.yaml(1,19): error TLP1007: 'count' must be a whole number, but is '1.5'")]
    [InlineData("{ path: a, count: 99999999999 }", "m.yaml(1,19): error TLP1007: 'count' must be a whole number, but is '99999999999'")]
    [InlineData("{ path: a, count: 11 }", "m.yaml(1,19): error TLP1007: 'count' must be between 1 and 10, but is '11'")]
    [InlineData("{ path: a, count: }", "m.yaml(1,12): error TLP1007: 'count' has no value; give one or remove the key")]
    [InlineData("{ path: a, rate: 0 }", "m.yaml(1,18): error TLP1007: 'rate' must be greater than 0 and at most 1, but is '0'")]
    [InlineData("{ path: a, rate: .inf }", "m.yaml(1,18): error TLP1007: 'rate' must be a number, but is '.inf'")]
    [InlineData("{ path: a, rate: NaN }", "m.yaml(1,18): error TLP1007: 'rate' must be a number, but is 'NaN'")]
    [InlineData("{ path: a, resampling: antialiased-bilinera }", "m.yaml(1,24): error TLP1007: 'resampling' can't be 'antialiased-bilinera'; did you mean 'antialiased-bilinear'? Available: nearest, antialiased-bilinear")]
    [InlineData("{ path: a, colour: gray }", "m.yaml(1,20): error TLP1007: 'colour' can't be 'gray'; did you mean 'grey'? Available: rgb, grey")]
    [InlineData("{ path: a, sizes: 4 }", "m.yaml(1,19): error TLP1007: 'sizes' must be a list, but is '4'")]
    [InlineData("{ path: a, sizes: [4, x, 5, [6]] }", "m.yaml(1,23): error TLP1007: 'sizes[1]' must be a whole number, but is 'x'\nm.yaml(1,29): error TLP1007: 'sizes[3]' must be a whole number, but is a list")]
    [InlineData("{ path: a, extensions: [] }", "m.yaml(1,24): error TLP1007: 'extensions' needs at least one entry")]
    [InlineData("{ path: a, crop: 3 }", "m.yaml(1,18): error TLP1007: 'crop' must be a section { scale, tries }, but is '3'")]
    [InlineData("{ path: a, crop: { tires: 3 } }", "m.yaml(1,12): error TLP1006: the key 'scale' is missing in 'crop'\nm.yaml(1,20): error TLP1005: there is no key 'tires' in 'crop'; did you mean 'tries'? Available: scale, tries")]
    [InlineData("{ path: a, letters: A1 }", "m.yaml(1,21): error TLP1007: The field letters must match the regular expression '[a-z]*'")]
    [InlineData("{ path: a, size: 1 }", "m.yaml(1,18): error TLP1007: 'size' must not be less than 'count'")]
    [InlineData("{ path: $(data)/a }", "m.yaml(1,9): error TLP1008: there is no root 'data'. Give it with --root data=PATH, the environment variable TLPIPE_ROOT_DATA or <TlpipeDataRoot Include=\"data\" Path=\"PATH\" />. Known roots: big-disk, gone")]
    [InlineData("{ path: $(gone)/a }", "m.yaml(1,9): error TLP1008: the root 'gone' is /no/such, and there is no such folder; correct the path that --root, TLPIPE_ROOT_GONE or <TlpipeDataRoot> gives")]
    [InlineData("{ path: x/$(data)/a }", "m.yaml(1,9): error TLP1008: 'path' must begin with its root: $(name)/folder/file, each name of letters, digits, '-' and '_'")]
    [InlineData("{ path: $(big-disk)x }", "m.yaml(1,9): error TLP1008: 'path' must begin with its root: $(name)/folder/file, each name of letters, digits, '-' and '_'")]
    [InlineData("{ path: \"a\\0b\" }", "m.yaml(1,9): error TLP1007: 'path' has no value; give one or remove the key")]
    public void A_wrong_value_is_told_at_its_place(string section, string expected) =>
        Assert.Equal(expected, string.Join('\n', Bind<Options>(section).Errors));

    [Theory]
    [InlineData("$(big-disk)/a/b", "/usr/a/b")]
    [InlineData("$(BIG_DISK)/a", "/usr/a")]
    [InlineData("$(big-disk)", "/usr")]
    [InlineData("../other", "/other")]
    [InlineData("/absolute", "/absolute")]
    public void Paths_are_relative_to_the_model_file_or_to_a_root(string text, string expected) =>
        Assert.Equal(new InputPath(text, expected), Bind<Options>($"{{ path: {text} }}").Options.Path);

    [Fact]
    public void Roots_given_by_hand_win_over_those_of_the_environment()
    {
        var roots = new Roots(
            new Dictionary<string, string> { ["data"] = "/by-hand", ["empty"] = "" },
            new Dictionary<string, string> { ["TLPIPE_ROOT_DATA"] = "/environment", ["TLPIPE_ROOT_BIG_DISK"] = "/big", ["TLPIPE_ROOT_NOTHING"] = "", ["TLPIPE_ROOT_"] = "/none", ["PATH"] = "/bin" });

        Assert.Equal("/by-hand", roots.Find("data"));
        Assert.Equal("/big", roots.Find("big-disk"));
        Assert.Equal(["big_disk", "data"], roots.Names);
    }

    [Fact]
    public void Options_of_a_type_that_no_file_can_hold_are_the_plugins_error()
    {
        Assert.Equal(
            ["m.yaml(1,3): error TLP2010: the option 'when' of thing 'x' has the type DateTimeOffset, which a model file can't hold; its plugin must be changed"],
            Bind<Unsupported>("{ when: 2020-01-01 }").Errors);
    }

    [Fact]
    public void Canonical_options_have_defaults_order_and_no_paths()
    {
        Assert.Equal(
            """{"colour":"rgb","count":3,"crop":{"scale":0.5,"tries":10},"extensions":[".jpg"],"flip":false,"letters":"","name":"none","path":"","rate":0.5,"resampling":"antialiased-bilinear","seed":1,"size":null,"sizes":[1,2],"use":"x"}""",
            CanonicalOptions.Text(CanonicalOptions.Of("x", Bind<Options>("{ crop: { scale: 0.50 }, path: here }").Options)));
    }

    [Theory]
    [InlineData("resnt-18", "resnet-18")]
    [InlineData("Resnet18", "resnet-18")]
    [InlineData("mobilnet-v2", "mobilenet-v2")]
    [InlineData("epohcs", "epochs")]
    [InlineData("mobilenet", "mobilenet-v2")]
    [InlineData("epics", null)]
    [InlineData("step", null)]
    [InlineData("something", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_offered_when_it_is_near(string name, string? nearest) =>
        Assert.Equal(nearest, NearestName.Find(name, ["resnet-18", "resnet-50", "mobilenet-v2", "epochs"]));

    private static (T Options, IReadOnlyList<string> Errors) Bind<T>(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        var section = YamlReader.Read(System.Text.Encoding.UTF8.GetBytes(yaml), "m.yaml", diagnostics)!;
        var paths = new PathResolver("/models", new Roots(new Dictionary<string, string> { ["big-disk"] = "/usr", ["gone"] = "/no/such" }));
        var options = (T)new OptionsBinder(paths, diagnostics).Bind(typeof(T), section, "thing 'x'", section.Location);
        return (options, [.. diagnostics.Sorted().Select(diagnostic => diagnostic.ToString())]);
    }
}
