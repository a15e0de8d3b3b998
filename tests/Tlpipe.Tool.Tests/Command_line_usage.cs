namespace Tlpipe.Tool.Tests;

public sealed class Command_line_usage
{
    [Theory]
    [InlineData("", "tlpipe: error TLP9201: Required command was not provided; see 'tlpipe --help'\n")]
    [InlineData("train", "tlpipe: error TLP9201: FILE is missing; see 'tlpipe train --help'\n")]
    [InlineData("predict", "tlpipe: error TLP9201: ARTIFACT is missing; see 'tlpipe predict --help'\ntlpipe: error TLP9201: INPUT or --text is missing; see 'tlpipe predict --help'\n")]
    [InlineData("predict models/a/1.0.0", "tlpipe: error TLP9201: INPUT or --text is missing; see 'tlpipe predict --help'\n")]
    [InlineData("trian a.model.yaml", "tlpipe: error TLP9201: there is no command 'trian'; perhaps 'train'; see 'tlpipe --help'\n")]
    [InlineData("plugins lst", "tlpipe: error TLP9201: there is no command 'lst'; perhaps 'list'; see 'tlpipe plugins --help'\n")]
    [InlineData("something", "tlpipe: error TLP9201: there is no command 'something'; available: train, plan, lr-find, verify, evaluate, rank, predict, export, inspect, report, compare, plugins, schema, completion, cache, doctor; see 'tlpipe --help'\n")]
    [InlineData("--treads 2", "tlpipe: error TLP9201: there is no option '--treads'; see 'tlpipe --help'\n")]
    [InlineData("train a.model.yaml --device tpu", "tlpipe: error TLP9201: 'tpu' is no value of --device; perhaps 'cpu'; see 'tlpipe train --help'\n")]
    [InlineData("train a.model.yaml --policy skip", "tlpipe: error TLP9201: 'skip' is no value of --policy; available: train, restore; see 'tlpipe train --help'\n")]
    [InlineData("evaluate a.model.yaml --split vaildation", "tlpipe: error TLP9201: 'vaildation' is no value of --split; perhaps 'validation'; see 'tlpipe evaluate --help'\n")]
    [InlineData("train a.model.yaml --treads 2", "tlpipe: error TLP9201: there is no option '--treads'; see 'tlpipe train --help'\n")]
    [InlineData("train a.model.yaml --threads 0", "tlpipe: error TLP9201: '0' is no number of threads; it is a whole number from 1; see 'tlpipe train --help'\n")]
    [InlineData("train a.model.yaml --root data", "tlpipe: error TLP9201: 'data' is no root; write --root NAME=PATH; see 'tlpipe train --help'\n")]
    [InlineData("train a.model.yaml --built b.model.yaml=", "tlpipe: error TLP9201: 'b.model.yaml=' is no built model; write --built FILE=DIR; see 'tlpipe train --help'\n")]
    [InlineData("train a.model.yaml --jobs 0", "tlpipe: error TLP9201: '0' is no number of models; it is a whole number from 1; see 'tlpipe train --help'\n")]
    [InlineData("evaluate models/a/1.0.0", "tlpipe: error TLP9201: an artifact doesn't know where its data lie; name the model file too: tlpipe evaluate models/a/1.0.0 --on FILE; see 'tlpipe evaluate --help'\n")]
    [InlineData("train @nowhere.rsp", "tlpipe: error TLP9201: the response file 'nowhere.rsp' can't be read: Could not find file '{folder}/nowhere.rsp'; see 'tlpipe train --help'\n")]
    public void Wrong_usage_ends_with_exit_code_2_and_one_line(string arguments, string error)
    {
        using var place = new Workplace();
        var result = place.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Equal(error.Replace("{folder}", place.Folder), result.Error);
    }

    [Fact]
    public void Wrong_usage_is_an_object_for_machines()
    {
        using var place = new Workplace();
        var result = place.RunAlone("train", "--json", "--device", "tpu", "a.model.yaml");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("TLP9201", (string?)result.Json["diagnostics"]![0]!["code"]);
    }

    [Fact]
    public void A_response_file_holds_one_argument_a_line()
    {
        using var place = new Workplace();
        place.Write("my models/a.model.yaml", "model: 1\nversion: 1.0.0\n");
        place.Write("plan.rsp", "# what to plan\nplan\n\nmy models/a.model.yaml\n--root\ndata=/no where\n");
        place.Write("quoted.rsp", "plan\n\"my models/a.model.yaml\"\n");
        Assert.StartsWith("my models/a.model.yaml(", place.Run("@plan.rsp").Error);
        Assert.StartsWith("my models/a.model.yaml(", place.Run("@quoted.rsp").Error);
    }
}
