using System.Text.RegularExpressions;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Locking;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Caching;

/// <summary>Against a real nginx, whose log tells which requests were made.</summary>
public sealed class Remote_caches
{
    private static readonly string[] Upload = ["PUT /cas 201", "PUT /cas 201", "PUT /cas 201", "PUT /cas 201", "PUT /cas 201", "PUT /cas 201", "PUT /ac 201"];
    private static readonly string[] Download = ["GET /ac 200", "GET /cas 200", "GET /cas 200", "GET /cas 200", "GET /cas 200", "GET /cas 200", "GET /cas 200"];

    [SkippableFact]
    public void What_one_machine_trained_another_takes_without_training_and_with_the_same_bytes()
    {
        using var server = new Nginx();
        using var a = new Machine(server.Url);
        using var b = new Machine(server.Url);

        Assert.Equal(ModelOrigin.Trained, a.Build().Origin);
        Assert.Equal(["GET /ac 404", .. Upload], server.TakeRequests());

        var built = b.Build();
        Assert.Equal(ModelOrigin.RemoteCache, built.Origin);
        Assert.True(built.Cached);
        Assert.Equal(Download, server.TakeRequests());
        Assert.Equal(a.Published(), b.Published());
        Assert.DoesNotContain(b.Events, happened => happened is TrainingEvent.EpochEnded);
        Assert.Empty(b.Warnings);

        Assert.Equal(ModelOrigin.UpToDate, b.Build().Origin);
        Assert.Equal(["GET /ac 200"], server.TakeRequests());
        b.DeleteOutput();
        Assert.Equal(ModelOrigin.Cache, b.Build().Origin);
        Assert.Equal(["GET /ac 200"], server.TakeRequests());
    }

    [SkippableFact]
    public void What_lies_under_a_name_is_an_action_result_whose_files_lie_under_their_digests()
    {
        using var server = new Nginx();
        using var a = new Machine(server.Url);
        var built = a.Build();

        var name = Digest.Of($"tlpipe artifact 1 {built.Manifest.TrainingKey.Hex}").Hex;
        var result = File.ReadAllBytes(Path.Combine(server.Files, "ac", name));

        // Field 2 of ActionResult, field 1 of OutputFile, as protobuf's wire format has them.
        Assert.Equal(0x12, result[0]);
        Assert.Equal("\n\fmetrics.json"u8.ToArray(), result[2..16]);
        foreach (var blob in Directory.GetFiles(Path.Combine(server.Files, "cas"))) Assert.Equal(Path.GetFileName(blob), Digest.Of(File.ReadAllBytes(blob)).Hex);
    }

    [SkippableFact]
    public void What_only_this_machine_has_is_uploaded_when_it_is_taken_from_its_cache()
    {
        using var server = new Nginx();
        using var a = new Machine(remote: null);
        a.Build();
        a.DeleteOutput();
        a.Remote = server.Url;

        Assert.Equal(ModelOrigin.Cache, a.Build().Origin);
        Assert.Equal(["GET /ac 404", .. Upload], server.TakeRequests());
    }

    [SkippableFact]
    public void A_model_that_is_up_to_date_is_uploaded_where_the_server_lacks_it()
    {
        using var server = new Nginx();
        using var a = new Machine(remote: null);
        a.Build();
        a.Remote = server.Url;

        Assert.Equal(ModelOrigin.UpToDate, a.Build().Origin);
        Assert.Equal(["GET /ac 404", .. Upload], server.TakeRequests());
        Assert.Equal(ModelOrigin.UpToDate, a.Build().Origin);
        Assert.Equal(["GET /ac 200"], server.TakeRequests());

        using var b = new Machine(server.Url);
        Assert.Equal(ModelOrigin.RemoteCache, b.Build().Origin);
        Assert.Equal(a.Published(), b.Published());
    }

    [SkippableFact]
    public void A_model_that_is_up_to_date_is_not_offered_where_nothing_may_or_can_be_given()
    {
        using var server = new Nginx();
        using var a = new Machine(remote: null);
        var key = a.Build().Manifest.TrainingKey;
        a.Remote = server.Url;

        a.IsReadOnly = true;
        Assert.Equal(ModelOrigin.UpToDate, a.Build().Origin);
        a.IsReadOnly = false;
        a.Policy = TrainingPolicy.Restore;
        Assert.Equal(ModelOrigin.UpToDate, a.Build().Origin);
        Assert.Empty(server.TakeRequests());

        a.Policy = TrainingPolicy.Train;
        var kept = Path.Combine(a.Cache, "artifacts", key.Hex, "model.safetensors");
        File.WriteAllBytes(kept, [.. File.ReadAllBytes(kept).Reverse()]);
        Assert.Equal(ModelOrigin.UpToDate, a.Build().Origin);
        Assert.Equal(["GET /ac 404"], server.TakeRequests());
        Assert.Empty(a.Warnings);
    }

    [SkippableFact]
    public void A_cache_that_is_only_read_is_given_nothing()
    {
        using var server = new Nginx();
        using var a = new Machine(server.Url) { IsReadOnly = true };
        a.Build();
        Assert.Equal(["GET /ac 404"], server.TakeRequests());
        a.DeleteOutput();
        a.Build();
        Assert.Empty(server.TakeRequests());

        a.IsReadOnly = false;
        a.DeleteOutput();
        a.Build();
        server.TakeRequests();
        using var b = new Machine(server.Url) { IsReadOnly = true };
        Assert.Equal(ModelOrigin.RemoteCache, b.Build().Origin);
        Assert.Equal(Download, server.TakeRequests());
    }

    [SkippableTheory]
    [InlineData("flipped", "model.safetensors is not as its digest says")]
    [InlineData("short", "model.safetensors has 100 bytes instead of ")]
    [InlineData("long", "has more than the ")]
    [InlineData("gone", "model.safetensors is gone")]
    public void A_damaged_blob_is_never_taken_and_is_replaced_by_what_is_trained(string damage, string why)
    {
        using var server = new Nginx();
        using var a = new Machine(server.Url);
        var built = a.Build();
        var blob = Path.Combine(server.Files, "cas", built.Manifest.Files["model.safetensors"].Hex);
        var whole = File.ReadAllBytes(blob);
        if (damage == "gone") File.Delete(blob);
        else File.WriteAllBytes(blob, damage switch { "flipped" => [.. whole[..^1], (byte)(whole[^1] ^ 1)], "short" => whole[..100], _ => [.. whole, 0] });

        using var b = new Machine(server.Url);
        Assert.Equal(ModelOrigin.Trained, b.Build().Origin);

        var warning = Assert.Single(b.Warnings);
        Assert.StartsWith($"tlpipe: warning TLP7221: what the remote cache {server.PlainUrl} holds for 'street' can't be used: ", warning, StringComparison.Ordinal);
        Assert.Contains(why, warning, StringComparison.Ordinal);
        Assert.Equal(whole, File.ReadAllBytes(blob));
        Assert.Empty(b.Unfinished());
        Assert.Equal(a.Published(), b.Published());
    }

    [SkippableFact]
    public void An_entry_of_another_training_is_not_taken_whatever_name_it_lies_under()
    {
        using var server = new Nginx();
        using var a = new Machine(server.Url);
        var key = a.Build().Manifest.TrainingKey;
        using var other = new Machine(server.Url) { Seed = "4" };
        var otherKey = other.Build().Manifest.TrainingKey;
        File.Copy(NameOf(server, otherKey), NameOf(server, key), overwrite: true);
        server.TakeRequests();

        using var b = new Machine(server.Url);
        Assert.Equal(ModelOrigin.Trained, b.Build().Origin);
        Assert.Contains($"model.json is of another training, {otherKey.Short}", Assert.Single(b.Warnings), StringComparison.Ordinal);
        // The manifest says it: nothing else is downloaded.
        Assert.Equal(["GET /ac 200", "GET /cas 200"], server.TakeRequests().Take(2));
        Assert.Equal(a.Published(), b.Published());
    }

    [SkippableTheory]
    [InlineData("not protobuf at all", "it is no ActionResult")]
    [InlineData("", "it names 0 files; an artifact has 1 to 64")]
    [InlineData("\x12\x03\x0a\x01/", "it names a file that is not one of an artifact")]
    [InlineData("\x12\x0c\x0a\x0amodel.json", "the digest of model.json is none")]
    public void An_action_result_that_is_none_of_ours_counts_as_absent(string content, string why)
    {
        using var server = new Nginx();
        using var a = new Machine(server.Url);
        File.WriteAllBytes(NameOf(server, a.Plan().Keys.Training), [.. content.Select(letter => (byte)letter)]);

        Assert.Equal(ModelOrigin.Trained, a.Build().Origin);
        Assert.Contains($"can't be used: {why}; it counts as absent", Assert.Single(a.Warnings), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void User_and_password_go_to_the_server_and_nowhere_else()
    {
        using var server = new Nginx("ci:geheim");
        using var a = new Machine(server.Url);
        using var b = new Machine(server.Url);
        a.Build();
        Assert.Equal(["GET /ac 404", .. Upload], server.TakeRequests().Where(line => !line.EndsWith("401", StringComparison.Ordinal)));
        Assert.Equal(ModelOrigin.RemoteCache, b.Build().Origin);

        using var stranger = new Machine(server.Url.Replace("geheim", "falsch", StringComparison.Ordinal));
        Assert.Equal(ModelOrigin.Trained, stranger.Build().Origin);
        Assert.Equal(
            $"tlpipe: warning TLP7220: the remote cache {server.PlainUrl} is not used any more in this run: {GetOf(stranger)} failed: it answers 401 Unauthorized; user and password stand in the URL: http://USER:PASSWORD@HOST/; the build goes on without it",
            Assert.Single(stranger.Warnings));
        Assert.DoesNotContain("geheim", server.Logs + string.Join('\n', a.Texts().Concat(b.Texts())), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("return 503;", "it answers 503 Service Temporarily Unavailable")]
    [InlineData("return 301 http://127.0.0.1:9/;", "it redirects (301), which is not followed; give the URL that it leads to")]
    public void A_server_that_does_not_do_its_work_is_asked_once(string answer, string why)
    {
        using var server = new Nginx(extra: $"if ($uri !~ mark) {{ {answer} }}");
        using var a = new Machine(server.Url);
        using var pipeline = a.Pipeline();
        pipeline.Build(a.File, a.Progress, default);
        pipeline.Build(a.Write("other.model.yaml", Models.Street(epochs: 1, name: "other", seed: "9")), a.Progress, default);

        Assert.Equal($"tlpipe: warning TLP7220: the remote cache {server.PlainUrl} is not used any more in this run: {GetOf(a)} failed: {why}; the build goes on without it", Assert.Single(a.Warnings));
        Assert.Single(server.TakeRequests());
    }

    [SkippableTheory]
    [InlineData(507, "507 Insufficient Storage; the build")]
    [InlineData(405, "405 Not Allowed; may the server write there? nginx needs 'dav_methods PUT', and a folder that belongs to its user; the build")]
    [InlineData(500, "500 Internal Server Error; may the server write there? nginx needs 'dav_methods PUT', and a folder that belongs to its user; the build")]
    public void A_server_that_takes_nothing_costs_a_warning_and_no_model(int status, string why)
    {
        using var server = new Nginx(extra: $"if ($request_method = PUT) {{ return {status}; }}");
        using var a = new Machine(server.Url);
        Assert.Equal(ModelOrigin.Trained, a.Build().Origin);
        Assert.Matches($"in this run: PUT cas/[0-9a-f]{{12}}… failed: it answers {Regex.Escape(why)} goes on without it$", Assert.Single(a.Warnings));
        Assert.Equal(["GET /ac 404", $"PUT /cas {status}"], server.TakeRequests());
    }

    [SkippableFact]
    public void A_server_that_is_down_costs_a_warning_and_no_model()
    {
        using var server = new Nginx();
        server.Stop();
        using var a = new Machine(server.Url);
        Assert.Equal(ModelOrigin.Trained, a.Build().Origin);
        Assert.Contains($"it can't be reached: Connection refused (127.0.0.1:{server.Port})", Assert.Single(a.Warnings), StringComparison.Ordinal);
    }

    private static string GetOf(Machine machine) => $"GET ac/{Digest.Of($"tlpipe artifact 1 {machine.Plan().Keys.Training.Hex}").Hex[..12]}…";

    private static string NameOf(Nginx server, Digest trainingKey)
    {
        var path = Path.Combine(server.Files, "ac", Digest.Of($"tlpipe artifact 1 {trainingKey.Hex}").Hex);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
