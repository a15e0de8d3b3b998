using System.Security.Cryptography;
using System.Text;

namespace Tlpipe.Build.Inputs;

/// <summary>Digests as the training process writes them into its manifest.</summary>
internal static class Digest
{
    /// <summary>SHA-256 of a file's content, lower-case hexadecimal.</summary>
    public static string OfFile(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>SHA-256 of a text in UTF-8, lower-case hexadecimal.</summary>
    public static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>
    /// SHA-256 of the names of a folder's entries, lower-case hexadecimal: sorted ordinally, a folder's name with a
    /// trailing <c>/</c>, each name followed by a line feed.
    /// </summary>
    public static string OfFolder(string path)
    {
        var names = new DirectoryInfo(path).EnumerateFileSystemInfos()
            .Select(entry => entry is DirectoryInfo ? entry.Name + "/" : entry.Name)
            .Order(StringComparer.Ordinal);
        var text = string.Concat(names.Select(name => name + "\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
