namespace Tlpipe.Build.Clients;

/// <summary>A model for which a class is asked.</summary>
/// <param name="ModelFile">Full path of the model file: errors are reported there.</param>
/// <param name="Lock">What its lock says.</param>
/// <param name="Digest">SHA-256 of the <c>model.json</c> that the class is to accept.</param>
/// <param name="Folder">Where the model lies in the output.</param>
/// <param name="Namespace">The namespace of the class; empty for none.</param>
/// <param name="ClassName">The name that the project gives the class; empty for the model's own.</param>
internal sealed record ClientRequest(string ModelFile, LockedModel Lock, string Digest, string Folder, string Namespace, string ClassName);

/// <summary>A model with the names that its class and everything in it gets.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="ClassName">The class.</param>
/// <param name="Tasks">Its tasks.</param>
/// <param name="Fields">The fields of the record that it takes; empty where it takes none.</param>
internal sealed record ClientModel(ClientRequest Request, string ClassName, IReadOnlyList<ClientTask> Tasks, IReadOnlyList<ClientField> Fields)
{
    /// <summary>The class of a record.</summary>
    public string RecordName => RecordNameOf(ClassName);

    /// <summary>The class of a prediction.</summary>
    public string PredictionName => PredictionNameOf(ClassName);

    /// <summary>The class of a prediction of a class.</summary>
    public static string PredictionNameOf(string className) => className + "Prediction";

    /// <summary>The class of a record of a class.</summary>
    public static string RecordNameOf(string className) => className + "Row";

    /// <summary>The classes that a class brings along, and itself.</summary>
    public static IEnumerable<string> TypesOf(ClientRequest request, string className) => request.Lock.Input.Form == LockedForm.Record
        ? [className, PredictionNameOf(className), RecordNameOf(className)]
        : [className, PredictionNameOf(className)];
}

/// <summary>A field of a record with its name.</summary>
/// <param name="Lock">What the lock says.</param>
/// <param name="Property">The property of a record.</param>
internal sealed record ClientField(LockedField Lock, string Property);

/// <summary>A task with its names.</summary>
/// <param name="Lock">What the lock says.</param>
/// <param name="Property">The property of a prediction.</param>
/// <param name="Enum">Its labels; null for numbers.</param>
internal sealed record ClientTask(LockedTask Lock, string Property, ClientEnum? Enum);

/// <summary>The labels of one or several tasks as an enum.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Models">The names of the models that share it; the file of the first holds it.</param>
/// <param name="Labels">The labels.</param>
/// <param name="Members">The name of each.</param>
internal sealed record ClientEnum(string Namespace, string Name, string Task, IReadOnlyList<string> Models, IReadOnlyList<string> Labels, IReadOnlyList<string> Members);
