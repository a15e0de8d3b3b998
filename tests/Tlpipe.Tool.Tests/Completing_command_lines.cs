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
    public void Options_come_where_one_was_begun_and_trained_models_where_one_is_taken()
    {
        using var place = Prepared();
        place.Write("models/street/1.0.0/model.json", "{}");
        Assert.Equal("models/street/1.0.0\n", place.Run("[suggest]", "tlpipe inspect mo").Succeeded().Output);
        Assert.Equal("--device=cpu\n--device=cuda\n", place.Run("[suggest]", "tlpipe train --device=c").Succeeded().Output);
    }

    private static Workplace Prepared()
    {
        var place = new Workplace();
        place.Write("street.model.yaml", "backbone: { use: small-cnn, weights: $(data)/street.pth }\n");
        place.Write("sub/night.model.yaml", "");
        var tool = place.Write("path/tlpipe", $"#!/bin/sh\nexec dotnet '{ToolProcess.Assembly}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        place.Environment["PATH"] = $"{place.At("path")}:{Environment.GetEnvironmentVariable("PATH")}";
        return place;
    }
}
