using Tlpipe.Pipeline.Tests.Plugins;

namespace Tlpipe.Pipeline.Tests.Planning;

public sealed class Parts_of_broken_plugins(PlanningFixture planning) : IClassFixture<PlanningFixture>
{
    private const string NeedsLibrary = """
        using System.Runtime.InteropServices;
        [assembly: System.Reflection.AssemblyVersion("1.2.0.0")]
        [assembly: TlpipePlugin(typeof(Plugin))]
        [assembly: TlpipeNativeLibrary("libacme_kernels.so.1", "apt-get install acme-kernels1")]
        public sealed class Plugin : IPlugin
        {
            [DllImport("acme_kernels")] private static extern int acme_version();
            [DllImport("acme_sounds")] private static extern int acme_sounds();
            public static int Sounds => acme_sounds();
            public void Configure(IServiceCollection services)
            {
                REGISTER
            }
        }
        public sealed record Options;
        public sealed class Provider : Provider<IBackbone, Options> { protected override IBackbone Create(Options options, PartContext context) => throw new Exception($"{Plugin.Sounds}"); }
        """;

    [Fact]
    public void Are_one_error_that_says_why_the_plugin_that_names_them_is_broken()
    {
        var broken = Packaged("Acme.Nets", "if (acme_version() > 0) services.AddBackbone<Provider>(\"acme-net\");");
        var other = planning.Folder.Write("Other.dll", "no assembly");

        Assert.Equal(
            """
            Other.dll: warning TLP2004: this file is no .NET assembly
            m.model.yaml(3,18): error TLP2001: there is no backbone 'acme-net', because the plugin that names it can't be used: Acme.Nets 1.2.0 of the package Acme.Nets 1.2.0-beta.1: this plugin failed while it registered its parts: DllNotFoundException: the native library 'acme_kernels' is missing; install it: apt-get install acme-kernels1
            """,
            planning.Errors(PlanningFixture.Model.Replace("use: perceptron, width: 8", "use: acme-net", StringComparison.Ordinal), plugins: [broken, other]));
    }

    [Fact]
    public void Are_one_error_that_says_why_any_plugin_is_broken_where_none_names_them()
    {
        var broken = planning.Folder.Write("Broken.dll", "no assembly");

        Assert.Equal(
            "m.model.yaml(3,18): error TLP2001: there is no backbone 'acme-net'. Available: perceptron. Plugins that can't be used and may have it: Broken.dll: this file is no .NET assembly",
            planning.Errors(PlanningFixture.Model.Replace("use: perceptron, width: 8", "use: acme-net", StringComparison.Ordinal), plugins: broken));
    }

    [Fact]
    public void Are_told_with_the_plugins_of_the_lock_where_none_is_broken()
    {
        const string Digest = "0000000000000000000000000000000000000000000000000000000000000000";
        planning.Folder.Write("locked.lock.json", $$"""
            { "format": 1, "key": "{{Digest}}", "inputs": {
              "plugin.Acme.Nets": { "digest": "{{Digest}}", "value": "1.2.0" },
              "plugin.Sample.Plugin": { "digest": "{{Digest}}", "value": "1.0.0" } } }
            """);

        Assert.Equal(
            "locked.model.yaml(3,18): error TLP2001: there is no backbone 'acme-net'. Available: perceptron. The lock knows the plugin Acme.Nets 1.2.0, which is not here: 'tlpipe plugins add Acme.Nets'",
            planning.Errors(PlanningFixture.Model.Replace("use: perceptron, width: 8", "use: acme-net", StringComparison.Ordinal), file: "locked.model.yaml"));
    }

    [Fact]
    public void Leave_a_warning_where_nobody_asks_for_them_and_where_another_is_misspelt()
    {
        var broken = planning.Folder.Write("Broken.dll", "no assembly");
        const string Warning = "Broken.dll: warning TLP2004: this file is no .NET assembly";

        Assert.Equal(
            [Warning],
            planning.Plan(PlanningFixture.Model, plugins: broken).Warnings.Where(warning => warning.Code == "TLP2004").Select(warning => warning.ToString().Replace(planning.Folder.Path + "/", "", StringComparison.Ordinal)));
        Assert.Equal(
            $"{Warning}\nm.model.yaml(3,18): error TLP2001: there is no backbone 'perceptrn'; did you mean 'perceptron'? Available: perceptron",
            planning.Errors(PlanningFixture.Model.Replace("use: perceptron", "use: perceptrn", StringComparison.Ordinal), plugins: broken));
    }

    [Fact]
    public void Are_told_with_the_native_library_that_they_need_when_they_are_made()
    {
        var plugin = Packaged("Acme.Sounds", "services.AddBackbone<Provider>(\"acme-sounds\");");

        Assert.Equal(
            "m.model.yaml(3,18): error TLP2008: backbone 'acme-sounds' can't be made: its plugin Acme.Sounds 1.2.0 of the package Acme.Sounds 1.2.0-beta.1 failed with DllNotFoundException: "
            + "the native library 'acme_sounds' is missing; install it, or ask the plugin's author where to get it",
            planning.Errors(PlanningFixture.Model.Replace("use: perceptron, width: 8", "use: acme-sounds", StringComparison.Ordinal), plugins: plugin));
    }

    /// <summary>A plugin as NuGet unpacks its package.</summary>
    private string Packaged(string name, string register) => PluginCompiler.InPackage(
        planning.Folder, name, "1.2.0-beta.1", PluginCompiler.Compile(planning.Folder, name, NeedsLibrary.Replace("REGISTER", register, StringComparison.Ordinal)));
}
