namespace Tlpipe.Tool.Tests;

/// <summary>The scripts of <c>tlpipe completion</c> in real shells, which ask the real tool.</summary>
public sealed class Completing_command_lines
{
    private const string Bash = """
        source <(tlpipe completion bash)
        ask() {
          COMP_LINE=$1 COMP_POINT=${#1}
          read -ra COMP_WORDS <<<"$1"
          COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
          _tlpipe
          echo "$1: ${COMPREPLY[*]}"
        }
        ask 'tlpipe tra'
        ask 'tlpipe train s'
        ask 'tlpipe plan street.model.yaml --root=d'
        ask 'tlpipe rank street.model.yaml --with mobile'
        ask "tlpipe plan 'a b"
        complete -p tlpipe
        """;

    /// <summary>A shell on a terminal of its own, in which somebody types and presses Tab; then it is asked what stands on its line.</summary>
    private const string Zsh = """
        zmodload zsh/zpty
        zpty shell 'TERM=dumb zsh -f -i'
        zpty -w shell 'PS1="> "; autoload -Uz compinit && compinit -u -d compdump; source <(tlpipe completion zsh); show() { print -r -- "LINE<$BUFFER>"; zle kill-buffer }; zle -N show; bindkey "^X^X" show; print READY'
        zpty -r -m shell out '*READY*READY*'
        for line in 'tlpipe tra' 'tlpipe plan st' 'tlpipe plan street.model.yaml --root d' 'tlpipe rank street.model.yaml --with mobile'; do
          zpty -w -n shell "$line"$'\t\x18\x18'
          zpty -r -m shell out '*LINE<*>*'
          print -r -- "${${out##*LINE<}%%>*}|"
        done
        zpty -d shell
        """;

    [Fact]
    public void In_bash()
    {
        using var place = Prepared();
        place.Write("ask.sh", Bash);
        Assert.Equal(
            """
            tlpipe tra: train
            tlpipe train s: street.model.yaml sub/night.model.yaml
            tlpipe plan street.model.yaml --root=d: data=
            tlpipe rank street.model.yaml --with mobile: mobilenet-v2
            tlpipe plan 'a b: 
            complete -o bashdefault -o default -F _tlpipe tlpipe

            """,
            ToolProcess.RunProgram(place, "bash", ["ask.sh"]).Succeeded().Output);
    }

    [SkippableFact]
    public void In_zsh()
    {
        Skip.IfNot(File.Exists("/usr/bin/zsh"), "there is no zsh (apt-get install zsh)");
        using var place = Prepared();
        place.Write("ask.zsh", Zsh);
        Assert.Equal(
            "tlpipe train |\ntlpipe plan street.model.yaml |\ntlpipe plan street.model.yaml --root data=|\ntlpipe rank street.model.yaml --with mobilenet-v2 |\n",
            ToolProcess.RunProgram(place, "zsh", ["-f", "ask.zsh"]).Succeeded().Output.Replace("\r", ""));
    }

    [Fact]
    public void In_bash_by_the_tool_of_the_project_where_none_is_on_the_path()
    {
        using var place = WithToolOfProject();
        place.Write("ask.sh", $"{OfProject(Bash).Split("ask 'tlpipe tra'")[0]}ask 'tlpipe rank street.model.yaml --with mobile'");

        Assert.Equal("tlpipe rank street.model.yaml --with mobile: mobilenet-v2\n", ToolProcess.RunProgram(place, "bash", ["ask.sh"]).Succeeded().Output);
        Assert.Equal(["completion bash", "[suggest] tlpipe rank street.model.yaml --with mobile"], File.ReadLines(place.At("asked")));
    }

    [SkippableFact]
    public void In_zsh_by_the_tool_of_the_project_where_none_is_on_the_path()
    {
        Skip.IfNot(File.Exists("/usr/bin/zsh"), "there is no zsh (apt-get install zsh)");
        using var place = WithToolOfProject();
        place.Write("ask.zsh", OfProject(Zsh).Replace("'tlpipe tra' 'tlpipe plan st' 'tlpipe plan street.model.yaml --root d' ", "", StringComparison.Ordinal));

        Assert.Equal("tlpipe rank street.model.yaml --with mobilenet-v2 |\n", ToolProcess.RunProgram(place, "zsh", ["-f", "ask.zsh"]).Succeeded().Output.Replace("\r", ""));
        Assert.Equal(["completion zsh", "[suggest] tlpipe rank street.model.yaml --with mobile"], File.ReadLines(place.At("asked")));
    }

    [Fact]
    public void Options_come_where_one_was_begun_and_trained_models_where_one_is_taken()
    {
        using var place = Prepared();
        place.Write("models/street/1.0.0/model.json", "{}");
        Assert.Equal("models/street/1.0.0\n", place.Run("[suggest]", "tlpipe inspect mo").Succeeded().Output);
        Assert.Equal("--device=cpu\n--device=cuda\n", place.Run("[suggest]", "tlpipe train --device=c").Succeeded().Output);
    }

    private static string OfProject(string script) => script.Replace("<(tlpipe completion", "<(dotnet tool run tlpipe completion", StringComparison.Ordinal);

    private static Workplace Prepared() => With("tlpipe", $"exec dotnet '{ToolProcess.Assembly}' \"$@\"");

    /// <summary>The tool is not on the path, and <c>dotnet tool run</c> finds it, as after <c>dotnet tool install</c>; what it is asked is noted.</summary>
    private static Workplace WithToolOfProject() => With("dotnet", $"""
        [ "$1 $2 $3" = "tool run tlpipe" ] || exit 1
        shift 3
        echo "$@" >>asked
        PATH=$(echo "$PATH" | cut -d: -f2-) exec dotnet '{ToolProcess.Assembly}' "$@"
        """);

    private static Workplace With(string program, string script)
    {
        var place = new Workplace();
        place.Write("street.model.yaml", "backbone: { use: small-cnn, weights: $(data)/street.pth }\n");
        place.Write("sub/night.model.yaml", "");
        var file = place.Write(Path.Combine("path", program), $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        // Without the tool that a developer has installed.
        var others = Environment.GetEnvironmentVariable("PATH")!.Split(':').Where(folder => !File.Exists(Path.Combine(folder, "tlpipe")));
        place.Environment["PATH"] = string.Join(':', others.Prepend(place.At("path")));
        return place;
    }
}
