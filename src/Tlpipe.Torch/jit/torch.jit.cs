using Tlpipe.Torch.Modules;

namespace Tlpipe.Torch;

public static partial class torch
{
    /// <summary>TorchScript: programs that run without the code that built them.</summary>
    public static class jit
    {
        /// <summary>Records what a module does with an example. Set the module to <c>eval()</c> before.</summary>
        /// <param name="module">The module; its parameters and buffers keep their state-dict names in the program.</param>
        /// <param name="example">An input of the kind the program will get.</param>
        /// <param name="check_example">A second input, of another batch size: where its trace differs, the program would depend on its input, and the trace is refused.</param>
        /// <exception cref="TraceException">The two traces differ.</exception>
        public static ScriptModule trace(nn.Module<Tensor, Tensor> module, Tensor example, Tensor? check_example = null) =>
            trace(module, input => [module.call(input)], example, check_example, as_tuple: false);

        /// <summary>As for one output, for a module with several: the program gives a tuple.</summary>
        /// <inheritdoc cref="trace(nn.Module{Tensor, Tensor}, Tensor, Tensor?)"/>
        public static ScriptModule trace(nn.Module<Tensor, IReadOnlyList<Tensor>> module, Tensor example, Tensor? check_example = null) =>
            trace(module, module.call, example, check_example, as_tuple: true);

        /// <summary>Records what a function does with an example, the weights being those of <paramref name="state"/>.</summary>
        /// <param name="state">The module whose parameters and buffers the program owns, under their state-dict names.</param>
        /// <param name="forward">The function; what it makes on the way is disposed.</param>
        /// <param name="example">An input of the kind the program will get.</param>
        /// <param name="check_example">A second input, of another batch size: where its trace differs, the trace is refused.</param>
        /// <param name="as_tuple">Whether the program gives a tuple, even of one tensor, or a bare tensor.</param>
        /// <exception cref="TraceException">The two traces differ.</exception>
        public static ScriptModule trace(nn.Module state, Func<Tensor, IReadOnlyList<Tensor>> forward, Tensor example, Tensor? check_example = null, bool as_tuple = true)
        {
            var traced = Tracer.Trace(state, forward, example, as_tuple);
            if (check_example is null) return traced;
            using var second = Tracer.Trace(state, forward, check_example, as_tuple);
            if (TraceException.Difference(traced.graph, second.graph) is not { } difference) return traced;
            traced.Dispose();
            throw new TraceException(difference);
        }

        /// <summary>Reads a program from a file that this library, Python or C++ saved.</summary>
        /// <exception cref="TorchException">The file can't be read or is no TorchScript program.</exception>
        public static ScriptModule load(string filename) => new(Shim.Check(Shim.tl_module_load(filename), "jit.load"));

        /// <summary>Writes a program with its weights.</summary>
        public static void save(ScriptModule module, string filename) => module.save(filename);

        /// <summary>See <see cref="ScriptModule.freeze"/>.</summary>
        public static ScriptModule freeze(ScriptModule module) => module.freeze();

        /// <summary>See <see cref="ScriptModule.optimize_for_inference"/>.</summary>
        public static ScriptModule optimize_for_inference(ScriptModule module) => module.optimize_for_inference();
    }
}
