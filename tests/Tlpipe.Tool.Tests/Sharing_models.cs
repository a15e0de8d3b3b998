using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Tlpipe.Tool.Tests;

/// <summary>Machines are folders with caches of their own; the remote cache is a real nginx.</summary>
public sealed class Sharing_models
{
    private const string ModelFile = "street.model.yaml";

    [SkippableFact]
    public void A_model_that_another_machine_trained_is_planned_restored_and_built_from_the_remote_cache()
    {
        using var server = new Nginx("ci:geheim");
        using var ci = NewMachine();
        using var laptop = NewMachine();
        laptop.Environment["TLPIPE_REMOTE_CACHE"] = server.Url;
        laptop.Environment["TLPIPE_REMOTE_CACHE_READ_ONLY"] = "1";

        var miss = laptop.Run("train", ModelFile, "--policy", "restore");
        Assert.Equal(1, miss.ExitCode);
        Assert.Contains("error TLP7006: ", miss.Error, StringComparison.Ordinal);
        Assert.Contains($"the remote cache {server.PlainUrl}", miss.Error, StringComparison.Ordinal);
        Assert.Equal(["GET /ac 404"], server.TakeRequests());

        Assert.Contains("trained in", ci.Run("train", ModelFile, "--remote-cache", server.Url).Succeeded().Output, StringComparison.Ordinal);

        Assert.Contains("would come from the remote cache", laptop.Run("plan", ModelFile).Succeeded().Output, StringComparison.Ordinal);
        var restored = laptop.Run("train", ModelFile, "--policy", "restore").Succeeded().Output;
        Assert.Contains("tiny-street 1.0.0: taken from the remote cache in ", restored, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch 1 of", restored, StringComparison.Ordinal);
        Assert.Equal(Workplace.Digests(ci.At("models"), Workplace.OfOneRun), Workplace.Digests(laptop.At("models"), Workplace.OfOneRun));
        Assert.DoesNotContain(server.TakeRequests(), request => request.StartsWith("PUT", StringComparison.Ordinal) && !request.EndsWith("201", StringComparison.Ordinal));

        laptop.Run("cache", "prune", "--all").Succeeded();
        Directory.Delete(laptop.At("models"), recursive: true);
        Assert.Equal("remoteCache", (string?)laptop.Run("train", ModelFile, "--json").Succeeded().Json["origin"]);
        Assert.DoesNotContain("geheim", string.Join('\n', Directory.GetFiles(laptop.Folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_cache_had_to_tell_is_no_warning_of_the_model_for_later_builds()
    {
        using var place = NewMachine();
        var result = place.Run("train", ModelFile, "--remote-cache", "http://127.0.0.1:1/", "--inputs", "inputs.json", "--json").Succeeded();
        Assert.Equal("TLP7220", (string?)Assert.Single(result.Json["diagnostics"]!.AsArray())!["code"]);
        Assert.Empty(JsonNode.Parse(File.ReadAllText(place.At("inputs.json")))!["diagnostics"]!.AsArray());
    }

    [Fact]
    public void An_address_that_is_none_is_told_without_the_password_in_it()
    {
        using var place = NewMachine();
        var option = place.Run("train", ModelFile, "--remote-cache", "ftp://ci:geheim@host/");
        Assert.Equal(2, option.ExitCode);
        Assert.Equal(
            "tlpipe: error TLP9201: what --remote-cache was given is no URL of a cache; write http://HOST/PATH or https://HOST/PATH, with USER:PASSWORD@ before the host where it asks for them; see 'tlpipe train --help'\n",
            option.Error);

        place.Environment["TLPIPE_REMOTE_CACHE"] = "ci:geheim@host";
        var variable = place.Run("train", ModelFile);
        Assert.Equal(1, variable.ExitCode);
        Assert.Equal(
            "tlpipe: error TLP7222: TLPIPE_REMOTE_CACHE is no URL of a cache; write http://HOST/PATH or https://HOST/PATH, with USER:PASSWORD@ before the host where it asks for them\n",
            variable.Error);

        place.Environment["TLPIPE_REMOTE_CACHE"] = null;
        place.Environment["TLPIPE_REMOTE_CACHE_READ_ONLY"] = "perhaps";
        Assert.Equal("tlpipe: error TLP7223: TLPIPE_REMOTE_CACHE_READ_ONLY is 'perhaps'; write 1 for yes or 0 for no\n", place.Run("train", ModelFile).Error);
    }

    [Fact]
    public void A_build_that_waits_for_a_silent_server_can_be_cancelled()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var place = NewMachine();
        using var tool = ToolProcess.Start(place, "train", ModelFile, "--remote-cache", $"http://{silent.LocalEndpoint}/");
        using var connection = silent.AcceptTcpClient();
        tool.Signal("TERM");
        var ended = tool.Wait();

        // It didn't wait until it gave the server up.
        Assert.Equal(130, ended.ExitCode);
        Assert.DoesNotContain("TLP7220", ended.Error, StringComparison.Ordinal);
    }

    private static Workplace NewMachine()
    {
        var place = new Workplace();
        place.Write(ModelFile, Samples.Street());
        return place;
    }
}
