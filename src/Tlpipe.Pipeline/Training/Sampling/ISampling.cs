namespace Tlpipe.Pipeline.Training;

/// <summary>
/// Says how many examples of each data set a step draws. An epoch is one pass over the largest data set, whose batch is the file's;
/// the others start their next pass within it, or end it in the midst of one.
/// </summary>
public interface ISampling
{
    /// <summary>The examples of a data set in a full batch, at least 1.</summary>
    /// <param name="batch">The file's batch.</param>
    /// <param name="examples">The training examples of the data set.</param>
    /// <param name="largest">Those of the largest data set.</param>
    int BatchOf(int batch, int examples, int largest);
}
