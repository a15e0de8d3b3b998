using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Models;

/// <summary>A model that takes records: the rows of a table.</summary>
/// <typeparam name="TRecord">A record, with a property for each field.</typeparam>
/// <typeparam name="TPrediction">What the model says about a record.</typeparam>
public abstract class TypedRecordModel<TRecord, TPrediction> : LoadedModel<TPrediction>
    where TRecord : class
    where TPrediction : class
{
    /// <summary>Takes over a loaded model.</summary>
    protected TypedRecordModel(Predictor predictor)
        : base(predictor)
    {
    }

    /// <summary>What the model says about a record.</summary>
    /// <param name="row">The record.</param>
    /// <param name="source">What results and errors call it.</param>
    /// <exception cref="DiagnosticException">The record is none that the model takes, or the program fails.</exception>
    public TPrediction Predict(TRecord row, string source = "row") => Read(Predictor.Predict(Input(row, source)));

    /// <summary>What the model says about many records, in their order, as they are asked for; results and errors call them <c>row 1</c>, <c>row 2</c>, and so on.</summary>
    /// <exception cref="DiagnosticException">The first record that the model doesn't take, when its turn comes; <see cref="TryPredictMany"/> goes on.</exception>
    public IEnumerable<TPrediction> PredictMany(IEnumerable<TRecord> rows) => Predictor.PredictMany(Inputs(rows)).Select(Read);

    /// <summary>As <see cref="PredictMany"/>, and a record that cannot be used is told in its place.</summary>
    /// <exception cref="DiagnosticException">TLP4212 to TLP4214: the program fails.</exception>
    public IEnumerable<PredictionAttempt<TPrediction>> TryPredictMany(IEnumerable<TRecord> rows) => Predictor.TryPredictMany(Inputs(rows)).Select(Attempt);

    /// <summary>Writes a record's fields.</summary>
    protected abstract void Write(RecordFields fields, TRecord row);

    private IEnumerable<EncodedInput> Inputs(IEnumerable<TRecord> rows) => rows.Select((row, index) => Input(row, $"row {index + 1}"));

    private EncodedInput Input(TRecord row, string source)
    {
        ArgumentNullException.ThrowIfNull(row);
        var json = new JsonObject();
        Write(new RecordFields(json), row);
        return EncodedInput.Record(json, source);
    }
}
