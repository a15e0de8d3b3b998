using Google.Protobuf;
using Tlpipe.Pipeline.Caching.Remote.Protocol;
using Digest = Tlpipe.Abstractions.Digest;

namespace Tlpipe.Pipeline.Caching.Remote;

/// <summary>An artifact's files as the action cache holds them.</summary>
internal static class ActionResults
{
    /// <summary>More is no result of ours.</summary>
    public const int MaximumBytes = 1 << 20;

    /// <summary>The files of an artifact may have so many bytes together: 16 GiB.</summary>
    public const long MaximumArtifactBytes = 16L << 30;

    private const int MaximumFiles = 64;
    private const int HexLength = 64;
    private const int DivergedExitCode = 1;

    /// <summary>The name of a training's result: the digest of a text that holds the training key.</summary>
    public static Digest KeyOf(Digest trainingKey) => Digest.Of($"tlpipe artifact 1 {trainingKey.Hex}");

    /// <summary>Writes it.</summary>
    public static byte[] Write(IEnumerable<RemoteFile> files)
    {
        var result = new ActionResult();
        foreach (var file in files) result.OutputFiles.Add(new OutputFile { Path = file.Name, Digest = new() { Hash = file.Digest.Hex, SizeBytes = file.Size } });
        return result.ToByteArray();
    }

    /// <summary>Writes that a training diverged: an action that failed, and left nothing.</summary>
    public static byte[] WriteDivergence() => new ActionResult { ExitCode = DivergedExitCode }.ToByteArray();

    /// <summary>Whether it says that the training diverged.</summary>
    /// <exception cref="DamagedEntryException">It is no result.</exception>
    public static bool IsDivergence(byte[] bytes) => Parse(bytes) is { ExitCode: DivergedExitCode, OutputFiles.Count: 0 };

    /// <summary>Reads it, and checks that it names plain files of a size that can be.</summary>
    /// <exception cref="DamagedEntryException">It does not.</exception>
    public static IReadOnlyList<RemoteFile> Read(byte[] bytes)
    {
        var result = Parse(bytes);
        if (result.ExitCode != 0) throw new DamagedEntryException($"its action failed with exit code {result.ExitCode}");
        if (result.OutputFiles.Count is 0 or > MaximumFiles) throw new DamagedEntryException($"it names {result.OutputFiles.Count} files; an artifact has 1 to {MaximumFiles}");
        var files = result.OutputFiles.Select(File).ToList();
        if (files.Select(file => file.Name).Distinct(StringComparer.Ordinal).Count() < files.Count) throw new DamagedEntryException("it names a file twice");
        if (files.Sum(file => (decimal)file.Size) > MaximumArtifactBytes) throw new DamagedEntryException($"its files have more than {MaximumArtifactBytes >> 30} GiB");
        return files;
    }

    private static ActionResult Parse(byte[] bytes)
    {
        try
        {
            return ActionResult.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            throw new DamagedEntryException("it is no ActionResult");
        }
    }

    private static RemoteFile File(OutputFile file)
    {
        if (!IsPlainName(file.Path)) throw new DamagedEntryException("it names a file that is not one of an artifact");
        if (file.Digest is not { SizeBytes: >= 0 } digest || digest.Hash.Length != HexLength || !digest.Hash.All(char.IsAsciiHexDigitLower))
            throw new DamagedEntryException($"the digest of {file.Path} is none");
        return new(file.Path, new(digest.Hash), digest.SizeBytes);
    }

    private static bool IsPlainName(string name) =>
        name.Length is > 0 and <= 100 && name[0] != '.' && name != EntrySums.FileName && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');
}
