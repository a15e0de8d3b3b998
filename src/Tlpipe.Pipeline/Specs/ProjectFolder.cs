namespace Tlpipe.Pipeline.Specs;

/// <summary>The folder of the project that a build is for: what its model files' own paths stay in, so that a clone of it holds all that they name.</summary>
/// <param name="Path">The full path.</param>
internal sealed record ProjectFolder(string Path)
{
    /// <summary>Whether a path lies inside, by its name: links are not followed.</summary>
    public bool Contains(string fullPath)
    {
        var relative = System.IO.Path.GetRelativePath(Path, fullPath);
        return relative != ".." && !relative.StartsWith($"..{System.IO.Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !System.IO.Path.IsPathRooted(relative);
    }
}
