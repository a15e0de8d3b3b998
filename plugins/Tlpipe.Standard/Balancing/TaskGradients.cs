using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Standard.Balancing;

/// <summary>
/// The gradients of several losses by the shared parameters, each as one flat vector, and their weighted sum.
/// Beside them there is one more at a time: the one being taken, or the one that was there before.
/// </summary>
internal sealed class TaskGradients
{
    private readonly IReadOnlyList<Parameter> _shared;
    private readonly Tensor?[] _before;
    private readonly double[] _scales;
    private readonly bool[] _reached;
    private readonly List<Tensor> _gradients = [];

    private TaskGradients(IReadOnlyList<Parameter> shared, double[] scales)
    {
        _shared = shared;
        _scales = scales;
        _reached = new bool[shared.Count];
        _before = [.. shared.Select(parameter => parameter.grad)];
    }

    /// <summary>Goes backward through each loss once. What is not shared gets the gradient of the weighted sum of the losses at once.</summary>
    public static TaskGradients Take(IReadOnlyList<TaskLoss> losses, IReadOnlyList<Parameter> shared, double[] weights)
    {
        var gradients = new TaskGradients(shared, weights);
        for (var task = 0; task < losses.Count; task++) gradients.Take(losses[task].Loss, weights[task], isLast: task == losses.Count - 1);
        return gradients;
    }

    /// <summary>The inner products of the gradients.</summary>
    public double[,] Gram()
    {
        using var scope = NewDisposeScope();
        var count = _gradients.Count;
        var products = new List<Tensor>();
        for (var i = 0; i < count; i++)
            for (var j = 0; j <= i; j++) products.Add(_gradients[i].dot(_gradients[j]));
        var values = stack(products).to(ScalarType.Float64).cpu().ToArray<double>();
        var gram = new double[count, count];
        for (var (i, next) = (0, 0); i < count; i++)
            for (var j = 0; j <= i; j++, next++) gram[i, j] = gram[j, i] = values[next] / (_scales[i] * _scales[j]);
        return gram;
    }

    /// <summary>Adds the weighted sum to what the parameters had before. The gradients are used up.</summary>
    public void Leave(IReadOnlyList<double> weights)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        var sum = _gradients[0].mul_(weights[0] / _scales[0]);
        for (var task = 1; task < _gradients.Count; task++) sum.add_(_gradients[task], weights[task] / _scales[task]);
        long start = 0;
        for (var i = 0; i < _shared.Count; i++)
        {
            var length = _shared[i].numel();
            var part = sum.narrow(0, start, length).reshape(_shared[i].shape);
            start += length;
            _shared[i].grad = _reached[i] ? _before[i]?.add_(part) ?? part : _before[i];
        }
    }

    private void Take(Tensor loss, double weight, bool isLast)
    {
        using var scope = NewDisposeScope();
        foreach (var parameter in _shared) parameter.grad = null;
        loss.backward(full_like(loss, weight), retain_graph: !isLast);
        var flat = new List<Tensor>(_shared.Count);
        for (var i = 0; i < _shared.Count; i++)
        {
            var gradient = _shared[i].grad;
            _reached[i] |= gradient is not null;
            flat.Add((gradient ?? zeros_like(_shared[i].detach())).reshape(-1));
            _shared[i].grad = null;
        }

        _gradients.Add(cat(flat).MoveToOuterDisposeScope());
    }
}
