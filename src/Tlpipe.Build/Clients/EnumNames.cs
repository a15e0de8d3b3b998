using System.Globalization;

namespace Tlpipe.Build.Clients;

/// <summary>
/// The enums of tasks with labels. Tasks of the same name and labels share one, <c>Insect</c>; where the labels differ each is
/// called after its model, <c>AntsVsBeesInsect</c>. A name that is taken gets <c>Label</c> added.
/// </summary>
internal sealed class EnumNames
{
    private readonly Dictionary<LockedTask, ClientEnum> enums = new(ReferenceEqualityComparer.Instance);

    private EnumNames()
    {
    }

    /// <summary>The enums of all models.</summary>
    /// <param name="requests">The models.</param>
    /// <param name="classes">The name of each model's class.</param>
    public static EnumNames Give(IReadOnlyList<ClientRequest> requests, IReadOnlyList<string> classes)
    {
        var names = new EnumNames();
        var uses = requests.Zip(classes).SelectMany(model => model.First.Lock.Tasks
            .Where(task => task.Kind != LockedKind.Number)
            .Select(task => new Use(model.First, model.Second, task)));
        foreach (var inNamespace in uses.GroupBy(use => use.Model.Namespace, StringComparer.Ordinal))
        {
            var taken = requests.Zip(classes).Where(model => model.First.Namespace == inNamespace.Key)
                .SelectMany(model => ClientModel.TypesOf(model.First, model.Second))
                .ToHashSet(StringComparer.Ordinal);
            foreach (var sameName in inNamespace.GroupBy(use => Identifiers.Pascal(use.Task.Name), StringComparer.Ordinal))
                names.Add(sameName.Key, [.. sameName], taken);
        }
        return names;
    }

    /// <summary>The enum of a task; null where it gives a number.</summary>
    public ClientEnum? Of(LockedTask task) => enums.GetValueOrDefault(task);

    private void Add(string name, List<Use> uses, HashSet<string> taken)
    {
        if (uses.TrueForAll(use => use.Task.Labels.SequenceEqual(uses[0].Task.Labels, StringComparer.Ordinal)))
            AddOne(name, uses, taken);
        else
            foreach (var use in uses) AddOne(use.ClassName + name, [use], taken);
    }

    private void AddOne(string wanted, List<Use> uses, HashSet<string> taken)
    {
        var (model, task) = (uses[0].Model, uses[0].Task);
        var members = Identifiers.Distinct([.. task.Labels.Select(Member)]);
        var models = uses.Select(use => use.Model.Lock.Name).Distinct(StringComparer.Ordinal).ToList();
        var made = new ClientEnum(model.Namespace, Free(wanted, model.Namespace, taken), task.Name, models, task.Labels, members);
        foreach (var use in uses) enums.Add(use.Task, made);
    }

    private static string Free(string wanted, string itsNamespace, HashSet<string> taken)
    {
        if (!AmbientNames.Contains(wanted, itsNamespace) && taken.Add(wanted)) return wanted;
        var name = wanted + "Label";
        for (var number = 2; !taken.Add(name); number++) name = string.Create(CultureInfo.InvariantCulture, $"{wanted}Label{number}");
        return name;
    }

    private static string Member(string label, int index) => Identifiers.Pascal(label) switch
    {
        "" => string.Create(CultureInfo.InvariantCulture, $"Label{index}"),
        var name => name,
    };

    private sealed record Use(ClientRequest Model, string ClassName, LockedTask Task);
}
