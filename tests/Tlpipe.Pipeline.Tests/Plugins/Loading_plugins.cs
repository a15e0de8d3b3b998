using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Plugins;

namespace Tlpipe.Pipeline.Tests.Plugins;

public sealed class Loading_plugins : IDisposable
{
    private const string OptimizerSource = """
        [assembly: TlpipePlugin(typeof(Plugin))]
        public sealed class Plugin : IPlugin { public void Configure(IServiceCollection services) => services.AddSchedule<Provider>("NAME"); }
        public sealed record Options { public double Warm { get; init; } = 0.5; }
        public sealed class Provider : Provider<ISchedule, Options> { protected override ISchedule Create(Options options, PartContext context) => new Part(); }
        public sealed class Part : ISchedule { public double Factor(TrainingProgress progress) => 1; }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_plugin_given_as_a_dll_is_loaded_with_its_parts_and_their_options()
    {
        var dll = PluginCompiler.CompileSample(_folder);

        using var catalog = Load([dll]);

        var plugin = Assert.Single(catalog.Plugins);
        Assert.Equal("Sample.Plugin 1.2.3", plugin.ToString());
        Assert.Equal(dll, plugin.Path);
        Assert.Equal(
            ["data set 'points'", "backbone 'perceptron'", "head 'vote'", "balancer 'equal'", "optimizer 'sgd'", "schedule 'constant'"],
            plugin.Parts.Select(part => part.ToString()));
        Assert.Equal(
            [
                "train: whole number, between 0 and 1000000 = 8 (the examples to train on)",
                "validation: whole number, between 0 and 1000 = 4 ()",
                "size: whole number, between 1 and 64 = 4 (the numbers of one example)",
                "modality: text = row ()",
                "path: path =  ()",
                "targets: list of text = [\"kind\"] ()",
                "shuffling: never | every-epoch = every-epoch ()",
                "explode: true or false = false ()",
                "added: whole number = 0 ()",
            ],
            catalog.Find("data set", "points")!.Options.Select(option => $"{option.Key}: {option.Type} = {option.Default} ({option.Description})"));
    }

    [Fact]
    public void The_strategies_are_the_engines_own()
    {
        using var catalog = Load([]);

        Assert.Equal(["freeze", "frozen", "full", "gradual", "probe-then-full"], catalog.NamesOf("strategy"));
        Assert.Null(catalog.Find("strategy", "full")!.Plugin);
        Assert.Equal(["trunkRate", "headRate", "layerDecay"], catalog.Find("strategy", "full")!.Options.Select(option => option.Key));
    }

    [Fact]
    public void A_folder_gives_the_plugins_in_folders_of_their_own_names_and_dlls_with_the_attribute()
    {
        PluginCompiler.Compile(_folder, "One", OptimizerSource.Replace("NAME", "one"));
        var two = PluginCompiler.Compile(_folder, "Two", OptimizerSource.Replace("NAME", "two"));
        File.Move(two, _folder.Combine("Two.dll"));
        PluginCompiler.CompileLibrary(_folder, "Library.dll", "public sealed class Nothing;");
        PluginCompiler.CompileLibrary(_folder, "elsewhere/Hidden.dll", "public sealed class Nothing;");
        _folder.Write("Text.dll", "no assembly");

        using var catalog = Load([_folder.Path]);

        Assert.Equal(["one", "two"], catalog.NamesOf("schedule"));
        Assert.Empty(catalog.Broken);
    }

    [Fact]
    public void Bundled_plugins_are_loaded_from_a_folder_that_may_be_absent()
    {
        PluginCompiler.Compile(_folder, "One", OptimizerSource.Replace("NAME", "one"));

        using var catalog = PluginCatalog.Load([], _folder.Path, Files());
        using var empty = PluginCatalog.Load([], _folder.Combine("absent"), Files());

        Assert.Equal(["one"], catalog.NamesOf("schedule"));
        Assert.Empty(empty.Plugins);
    }

    [Fact]
    public void A_plugin_that_is_given_twice_is_loaded_once()
    {
        var source = PluginCompiler.Compile(_folder, "One", OptimizerSource.Replace("NAME", "one"));
        var copy = _folder.Combine("copy/One.dll");
        File.Copy(source, copy);

        using var catalog = Load([source, copy]);

        Assert.Single(catalog.Plugins);
    }

    [Fact]
    public void A_name_that_two_plugins_register_is_an_error_that_names_both()
    {
        var one = PluginCompiler.Compile(_folder, "One", OptimizerSource.Replace("NAME", "same"));
        var two = PluginCompiler.Compile(_folder, "Two", OptimizerSource.Replace("NAME", "same"));

        var error = Assert.Throws<DiagnosticException>(() => Load([two, one]));

        Assert.Equal(
            $"tlpipe: error TLP2003: the schedule 'same' is registered twice, by One 0.0.0 ({one}) and by Two 0.0.0 ({two}); remove one of them, or rename it",
            error.Message);
    }

    [Fact]
    public void Plugins_from_packages_that_register_one_name_are_named_with_packages_and_versions()
    {
        string Packaged(string name, string version) =>
            PluginCompiler.InPackage(_folder, $"Acme.{name}", version, PluginCompiler.Compile(_folder, name, $"[assembly: System.Reflection.AssemblyVersion(\"1.4.0.0\")] {OptimizerSource.Replace("NAME", "same")}"));

        var error = Assert.Throws<DiagnosticException>(() => Load([Packaged("One", "1.4"), Packaged("Two", "1.4.0-rc.2+build.7")]));

        Assert.Equal(
            "tlpipe: error TLP2003: the schedule 'same' is registered twice, by One 1.4.0 of the package Acme.One 1.4.0 and by Two 1.4.0 of the package Acme.Two 1.4.0-rc.2; remove one of them, or rename it",
            error.Message);
    }

    [Fact]
    public void Two_plugins_of_one_assembly_name_and_different_content_are_an_error()
    {
        var one = PluginCompiler.Compile(_folder, "One", OptimizerSource.Replace("NAME", "one"));
        File.Move(one, _folder.Combine("first/One.dll"));
        var two = PluginCompiler.Compile(_folder, "One", OptimizerSource.Replace("NAME", "two"));

        var error = Assert.Throws<DiagnosticException>(() => Load([_folder.Combine("first/One.dll"), two]));

        Assert.Equal(
            $"tlpipe: error TLP2003: the plugin One is given twice, with different content: One 0.0.0 ({_folder.Combine("first/One.dll")}) and One 0.0.0 ({two}); remove one of them",
            error.Message);
    }

    [Fact]
    public void A_path_that_leads_nowhere_is_an_error()
    {
        Directory.CreateDirectory(_folder.Combine("empty"));

        var error = Assert.Throws<DiagnosticException>(() => Load(["absent/Plugin.dll", _folder.Combine("empty")]));

        Assert.Equal(
            $"""
            absent/Plugin.dll: error TLP2002: there is no such plugin: neither a file nor a folder; build it, or correct the path
            {_folder.Combine("empty")}: error TLP2002: there is no plugin in this folder; a plugin lies in a folder of its own name (NAME/NAME.dll), or is a dll with [assembly: TlpipePlugin(…)]
            """,
            error.Message);
    }

    [Fact]
    public void Broken_plugins_are_warnings_and_leave_the_others_alone()
    {
        var good = PluginCompiler.Compile(_folder, "Good", OptimizerSource.Replace("NAME", "good"));
        var text = _folder.Write("Text.dll", "no assembly");
        var library = PluginCompiler.CompileLibrary(_folder, "Library.dll", "public sealed class Nothing;");
        var noPlugin = PluginCompiler.Compile(_folder, "NoPlugin", "[assembly: TlpipePlugin(typeof(Some.Thing))] namespace Some { public sealed class Thing; }");
        var throwing = PluginCompiler.Compile(_folder, "Throwing", """
            [assembly: TlpipePlugin(typeof(Plugin))]
            public sealed class Plugin : IPlugin { public void Configure(IServiceCollection services) => throw new InvalidOperationException("no licence\nsecond line"); }
            """);
        var helper = PluginCompiler.CompileLibrary(_folder, "helper/Helper.dll", "public sealed class Helper { public static string Name => \"helped\"; }");
        var lacking = PluginCompiler.Compile(_folder, "Lacking", """
            [assembly: TlpipePlugin(typeof(Plugin))]
            public sealed class Plugin : IPlugin { public void Configure(IServiceCollection services) => services.AddSchedule<P>(Helper.Name); }
            public sealed record Options;
            public sealed class P : Provider<ISchedule, Options> { protected override ISchedule Create(Options options, PartContext context) => null!; }
            """, helper);

        using var catalog = Load([good, text, library, noPlugin, throwing, lacking]);

        Assert.Equal(["good"], catalog.NamesOf("schedule"));
        Assert.Equal(
            [
                $"{text}: warning TLP2004: this file is no .NET assembly",
                $"{library}: warning TLP2004: this assembly is no plugin: it lacks [assembly: TlpipePlugin(typeof(…))]",
                $"{noPlugin}: warning TLP2006: the class Some.Thing, which [assembly: TlpipePlugin] names, does not implement IPlugin or has no public parameterless constructor",
                $"{throwing}: warning TLP2007: this plugin failed while it registered its parts: InvalidOperationException: no licence",
                $"{lacking}: warning TLP2007: this plugin failed while it registered its parts: FileNotFoundException: Could not load file or assembly 'Helper, Version=0.0.0.0, Culture=neutral, PublicKeyToken=null'. The system cannot find the file specified.",
            ],
            catalog.Broken.Select(warning => warning.ToString()));
    }

    [Theory]
    [InlineData("99.0.0.0", "this plugin was built against Tlpipe.Abstractions 99.0.0, which is newer than this tool's 0.1.0; update the tool")]
    [InlineData("0.0.9.0", "this plugin was built against Tlpipe.Abstractions 0.0.9, and this tool has 0.1.0; build the plugin again with the newer package")]
    public void A_plugin_for_another_contract_is_refused_before_a_type_is_touched(string version, string message)
    {
        var dll = PluginCompiler.CompileAgainstContract(_folder, "Foreign", version);

        using var catalog = Load([dll]);

        Assert.Empty(catalog.Plugins);
        Assert.Equal($"{dll}: warning TLP2005: {message}", Assert.Single(catalog.Broken).ToString());
    }

    [Theory]
    [InlineData("1.2", "1.2", null)]
    [InlineData("1.1", "1.2", null)]
    [InlineData("1.3", "1.2", "newer")]
    [InlineData("2.0", "1.9", "newer")]
    [InlineData("1.9", "2.0", "newer package")]
    [InlineData("0.1", "0.2", "newer package")]
    public void A_contract_fits_within_its_major_version_and_before_one_within_its_minor(string plugin, string host, string? problem)
    {
        var diagnostic = PluginLoader.CheckContract("P.dll", new($"{plugin}.0.0"), new($"{host}.0.0"));

        Assert.Equal(problem is null, diagnostic is null);
        if (problem is not null) Assert.Contains(problem, diagnostic!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_plugin_has_private_assemblies_of_its_own_and_shares_the_contract()
    {
        const string Source = """
            [assembly: TlpipePlugin(typeof(Plugin))]
            public sealed class Plugin : IPlugin { public void Configure(IServiceCollection services) => services.AddSchedule<P>(Helper.Name); }
            public sealed record Options;
            public sealed class P : Provider<ISchedule, Options> { protected override ISchedule Create(Options options, PartContext context) => null!; }
            """;
        var one = PluginCompiler.CompileLibrary(_folder, "One/Helper.dll", "public sealed class Helper { public static string Name => \"from-one\"; }");
        var two = PluginCompiler.CompileLibrary(_folder, "Two/Helper.dll", "public sealed class Helper { public static string Name => \"from-two\"; }");
        string[] dlls = [PluginCompiler.Compile(_folder, "One", Source, one), PluginCompiler.Compile(_folder, "Two", Source, two)];
        File.Copy(typeof(IPlugin).Assembly.Location, _folder.Combine("One", "Tlpipe.Abstractions.dll"));

        using var catalog = Load(dlls);

        Assert.Empty(catalog.Broken);
        Assert.Equal(["from-one", "from-two"], catalog.NamesOf("schedule"));
    }

    [Fact]
    public void A_plugin_is_loaded_once_in_a_process_and_anew_when_a_file_has_come_to_it()
    {
        var helper = PluginCompiler.CompileLibrary(_folder, "One/Helper.dll", "public sealed class Helper { public static string Name => \"helped\"; }");
        var dll = PluginCompiler.Compile(_folder, "One", OptimizerSource.Replace("\"NAME\"", "Helper.Name"), helper);
        File.Move(helper, _folder.Combine("Helper.dll"));
        using (var incomplete = Load([dll])) Assert.Single(incomplete.Broken);
        File.Move(_folder.Combine("Helper.dll"), helper);

        using var first = Load([dll]);
        using var again = Load([dll]);

        Assert.Same(first.Find("schedule", "helped")!.OptionsType, again.Find("schedule", "helped")!.OptionsType);
    }

    private PluginCatalog Load(IReadOnlyList<string> given) => PluginCatalog.Load(given, bundled: null, Files());

    private InputFiles Files() => new(_folder.Combine("cache"), TimeProvider.System);
}
