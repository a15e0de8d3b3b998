namespace Tlpipe.Build.Clients;

/// <summary>Which namespace a model's class gets.</summary>
internal static class Namespaces
{
    /// <summary>Whether C# takes it as a namespace.</summary>
    public static bool IsValid(string name) => name.Split('.').All(Identifiers.IsIdentifier);

    /// <summary>A project's root namespace, which its file's name gave: <c>my-app.2d</c> is <c>my_app._2d</c>.</summary>
    public static string FromProject(string root) => string.Join('.', root.Split('.').Where(segment => segment.Length > 0).Select(Segment));

    /// <summary>The namespace as code.</summary>
    public static string Code(string name) => string.Join('.', name.Split('.').Select(Identifiers.Code));

    private static string Segment(string text)
    {
        var name = string.Concat(text.Select(c => Identifiers.IsIdentifier("_" + c) ? c : '_'));
        return Identifiers.IsIdentifier(name) ? name : "_" + name;
    }
}
