namespace Tlpipe.Build.Clients;

/// <summary>Gives classes, properties and enums their names: the same for the same models, whatever their tasks and labels are called.</summary>
internal static class ClientNames
{
    /// <summary>The members of a generated class; none may be called as the class.</summary>
    public static readonly string[] OfMembers = ["Contract", "Digest", "Key", "Load", "Read", "Version", "Write"];

    private static readonly HashSet<string> OfPredictions = new(
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "Source", "ToString"], StringComparer.Ordinal);

    private static readonly HashSet<string> OfRecords = new(
        ["Clone", "Equals", "EqualityContract", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString"], StringComparer.Ordinal);

    /// <summary>The models with all their names.</summary>
    /// <param name="requests">The models, in the project's order.</param>
    /// <param name="report">Told what stands in the way, with the model file.</param>
    public static IReadOnlyList<ClientModel> Give(IReadOnlyList<ClientRequest> requests, Action<string, Diagnostic> report)
    {
        var classes = requests.Select(ClassName).ToList();
        ReportCollisions(requests, classes, report);
        var enums = EnumNames.Give(requests, classes);
        return [.. requests.Select((request, i) => new ClientModel(request, classes[i], Tasks(request, classes[i], enums), Fields(request, classes[i])))];
    }

    private static string ClassName(ClientRequest request)
    {
        if (request.ClassName.Length > 0) return request.ClassName;
        var name = Identifiers.Pascal(request.Lock.Name);
        return OfMembers.Contains(name, StringComparer.Ordinal) || AmbientNames.Contains(name, request.Namespace) ? name + "Model" : name;
    }

    private static List<ClientTask> Tasks(ClientRequest request, string className, EnumNames enums)
    {
        var properties = Identifiers.Distinct([.. request.Lock.Tasks.Select(task => Property(task, className))]);
        return [.. request.Lock.Tasks.Select((task, i) => new ClientTask(task, properties[i], enums.Of(task)))];
    }

    private static List<ClientField> Fields(ClientRequest request, string className)
    {
        var fields = request.Lock.Input.Fields;
        var properties = Identifiers.Distinct([.. fields.Select((field, i) => FieldProperty(field, i, className))]);
        return [.. fields.Select((field, i) => new ClientField(field, properties[i]))];
    }

    private static string FieldProperty(LockedField field, int index, string className) => Identifiers.Pascal(field.Name) switch
    {
        "" => FormattableString.Invariant($"Field{index}"),
        var name when OfRecords.Contains(name) || name == ClientModel.RecordNameOf(className) => name + "Field",
        var name => name,
    };

    private static string Property(LockedTask task, string className)
    {
        var name = Identifiers.Pascal(task.Name);
        return OfPredictions.Contains(name) || name == ClientModel.PredictionNameOf(className) ? name + "Task" : name;
    }

    private static void ReportCollisions(IReadOnlyList<ClientRequest> requests, List<string> classes, Action<string, Diagnostic> report)
    {
        var models = new Dictionary<string, ClientRequest>(StringComparer.Ordinal);
        var types = new Dictionary<string, ClientRequest>(StringComparer.Ordinal);
        for (var i = 0; i < requests.Count; i++)
        {
            var request = requests[i];
            var name = request.Lock.Name;
            if (!models.TryAdd(name, request))
                report(request.ModelFile, ClientDiagnostics.SameModel(name, models[name].ModelFile));
            else if (Taken(classes[i]) is { } other)
                report(request.ModelFile, ClientDiagnostics.SameClass(classes[i], name, other.Lock.Name, other.ModelFile));

            ClientRequest? Taken(string className) =>
                ClientModel.TypesOf(request, className)
                    .Select(type => types.TryAdd($"{request.Namespace}.{type}", request) ? null : types[$"{request.Namespace}.{type}"])
                    .FirstOrDefault(owner => owner is not null);
        }
    }
}
