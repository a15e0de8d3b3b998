using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>Lists a folder of pictures and sorts them into splits.</summary>
/// <param name="files">The files.</param>
/// <param name="path">The folder.</param>
/// <param name="splitter">Sorts them.</param>
/// <param name="unread">The label file that nobody reads, for errors; <see langword="null"/> where there is none.</param>
internal sealed class ImageFolderReader(IInputFiles files, InputPath path, ImageSplitter splitter, string? unread)
{
    /// <summary>The name of the only target.</summary>
    public const string TargetName = "class";

    /// <summary>What counts as a picture by its name. Those that can't be decoded are here too, so that they are named instead of passed over.</summary>
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".heic", ".avif", ".ppm", ".pgm",
    };

    private static readonly string[] ValidationNames = ["val", "validation"];

    /// <summary>Reads it all.</summary>
    /// <exception cref="DiagnosticException">A folder is missing, empty or not as it should be (TLP300x).</exception>
    public ImageFolderContent Read()
    {
        if (!Directory.Exists(path.FullPath)) throw ImageFolderErrors.MissingFolder(path);
        try
        {
            var folders = Folders(path.FullPath);
            return folders.Find(f => f.Name == "train") is { } train ? ReadSplits(train, folders) : ReadWhole();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ImageFolderErrors.Unreadable(path.Text, e);
        }
    }

    private ImageFolderContent ReadSplits(FolderEntry train, List<FolderEntry> folders)
    {
        var classes = ClassesOf(train.FullPath, "train/");
        var training = Examples(train.FullPath, "train/", classes);
        var test = folders.Find(f => f.Name == "test") is { } found ? Examples(found.FullPath, "test/", classes) : [];
        var held = folders.Find(f => ValidationNames.Contains(f.Name));
        return Content(classes, held is null
            ? splitter.Split(classes, training, test)
            : splitter.Split(classes, training, Examples(held.FullPath, held.Name + "/", classes), held.Name, test));
    }

    private ImageFolderContent ReadWhole()
    {
        var classes = ClassesOf(path.FullPath, "");
        return Content(classes, splitter.Split(classes, Examples(path.FullPath, "", classes), []));
    }

    private List<string> ClassesOf(string folder, string prefix)
    {
        var classes = Folders(folder).ConvertAll(f => f.Name);
        classes.Sort(StringComparer.Ordinal);
        return classes.Count > 0 ? classes : throw ImageFolderErrors.NoClasses(path.Text + (prefix.Length > 0 ? "/" + prefix.TrimEnd('/') : ""), unread);
    }

    private List<ImageExample> Examples(string folder, string prefix, List<string> classes)
    {
        var found = Folders(folder);
        var unknown = found.Select(f => f.Name).Except(classes, StringComparer.Ordinal).ToList();
        if (unknown.Count > 0) throw ImageFolderErrors.UnknownClasses(prefix.TrimEnd('/'), unknown, classes);
        if (found.Count == 0) throw ImageFolderErrors.NoClasses($"{path.Text}/{prefix.TrimEnd('/')}");

        var examples = new List<ImageExample>();
        var empty = new List<string>();
        foreach (var entry in found)
        {
            var before = examples.Count;
            AddPictures(entry.FullPath, $"{prefix}{entry.Name}/", classes.IndexOf(entry.Name), examples);
            if (examples.Count == before) empty.Add($"{path.Text}/{prefix}{entry.Name}");
        }
        return empty.Count == 0 ? examples : throw ImageFolderErrors.EmptyClasses(empty);
    }

    private void AddPictures(string folder, string prefix, int classIndex, List<ImageExample> examples)
    {
        ImageLabel[] label = [ImageLabel.OneOf(classIndex)];
        foreach (var entry in files.List(folder))
        {
            if (entry.Name.StartsWith('.')) continue;
            if (entry.IsFolder) AddPictures(entry.FullPath, $"{prefix}{entry.Name}/", classIndex, examples);
            else if (Extensions.Contains(Path.GetExtension(entry.Name)))
                examples.Add(new ImageExample(prefix + entry.Name, entry.FullPath, classIndex, files.DigestOf(entry.FullPath), label));
        }
    }

    private List<FolderEntry> Folders(string folder) => [.. files.List(folder).Where(e => e.IsFolder && !e.Name.StartsWith('.'))];

    private static ImageFolderContent Content(List<string> classes, IReadOnlyDictionary<Split, IReadOnlyList<ImageExample>> splits) =>
        new([new(TargetName, TargetSignature.OneOf(classes))], splits);
}
