// The one door between .NET and libtorch: flat C functions over libtorch's dispatcher.
//
// Conventions
//  - A tensor handle is a TensorImpl* that owns one reference; tl_tensor_release gives it back.
//  - Functions give -1 (or null) on failure; tl_last_error then has the message, of this thread, in one line.
//  - No exception leaves this file: one that crosses into .NET ends the process.
//  - Memory handed out (lists, strings) is malloc'ed and given back with tl_free.
#include <algorithm>
#include <atomic>
#include <cctype>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fstream>
#include <malloc.h>
#include <memory>
#include <mutex>
#include <string>
#include <sys/mman.h>
#include <unordered_map>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/TracerMode.h>
#include <ATen/Version.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/frontend/tracer.h>
#include <torch/csrc/jit/passes/shape_analysis.h>
#include <torch/csrc/jit/serialization/export.h>
#include <torch/csrc/jit/serialization/import.h>
#include <torch/cuda.h>
#include <torch/version.h>

#define TL_EXPORT extern "C" __attribute__((visibility("default")))

namespace {

using Stack = torch::jit::Stack;
using JitModule = torch::jit::Module;

// ---- errors ----

thread_local std::string last_error;

std::string first_line(const std::string& text) {
  // An error inside a TorchScript program has its own line far below the traceback.
  const std::string jit_mark = "RuntimeError: ";
  if (text.rfind("The following operation failed in the TorchScript", 0) == 0) {
    auto at = text.rfind(jit_mark);
    if (at != std::string::npos) return first_line(text.substr(at + jit_mark.size()));
  }
  auto begin = text.find_first_not_of("\r\n ");
  if (begin == std::string::npos) return "libtorch gave no reason";
  auto end = text.find_first_of("\r\n", begin);
  return text.substr(begin, end == std::string::npos ? std::string::npos : end - begin);
}

// Runs body; what it throws becomes last_error and the result `failed`.
template <class Result, class Body>
Result guarded(Result failed, Body&& body) noexcept {
  try {
    return body();
  } catch (const c10::Error& e) {
    last_error = first_line(e.what_without_backtrace());
  } catch (const std::exception& e) {
    last_error = first_line(e.what());
  } catch (...) {
    last_error = "unknown native exception";
  }
  return failed;
}

// ---- handles ----

at::Tensor borrow(void* handle) {
  if (handle == nullptr) return {};
  return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(
      static_cast<c10::TensorImpl*>(handle)));
}

void* give(at::Tensor tensor) {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

std::vector<at::Tensor> borrow_all(void* const* handles, int64_t count) {
  std::vector<at::Tensor> tensors;
  tensors.reserve(count);
  for (int64_t i = 0; i < count; i++) tensors.push_back(borrow(handles[i]));
  return tensors;
}

template <class Sequence>
void** give_all(const Sequence& tensors) {
  auto handles = static_cast<void**>(std::malloc(sizeof(void*) * (tensors.size() + 1)));
  size_t i = 0;
  for (const at::Tensor& tensor : tensors) handles[i++] = give(tensor);
  return handles;
}

char* give_string(const std::string& text) {
  auto copy = static_cast<char*>(std::malloc(text.size() + 1));
  std::memcpy(copy, text.c_str(), text.size() + 1);
  return copy;
}

// ---- memory ----

// The memory of CPU tensors. Large blocks that are given back are kept by size, up to a bound, for the next step, which
// asks for the same sizes again. glibc alone does that only on the main thread.
class KeepingAllocator final : public c10::Allocator {
 public:
  explicit KeepingAllocator(size_t bound) : bound_(bound) { instance_ = this; }

  c10::DataPtr allocate(size_t bytes) const override {
    if (bytes == 0) return {nullptr, nullptr, &release, c10::Device(c10::DeviceType::CPU)};
    const auto size = size_class(bytes);
    auto block = size >= kSmallestKept ? take(size) : nullptr;
    if (!block) block = fresh(size);
    auto data = static_cast<char*>(block) + kHeader;
    return {data, data, &release, c10::Device(c10::DeviceType::CPU)};
  }

  c10::DeleterFnPtr raw_deleter() const override { return &release; }

  // Part of the interface in later libtorch 2.x only, hence no `override`.
  void copy_data(void* to, const void* from, std::size_t count) const { std::memcpy(to, from, count); }

 private:
  static constexpr size_t kHeader = 64;  // keeps the data aligned for every vector width
  static constexpr size_t kSmallestKept = 64 << 10;
  static constexpr size_t kHugePage = 2 << 20;

  // Eight classes to each doubling: at most an eighth is wasted, and nearly equal sizes share blocks.
  static size_t size_class(size_t bytes) {
    if (bytes < kSmallestKept) return bytes;
    size_t step = kSmallestKept / 8;
    while (step * 16 <= bytes) step *= 2;
    return (bytes + step - 1) / step * step;
  }

  void* take(size_t size) const {
    std::lock_guard<std::mutex> lock(mutex_);
    auto found = kept_.find(size);
    if (found == kept_.end() || found->second.empty()) return nullptr;
    auto block = found->second.back();
    found->second.pop_back();
    kept_bytes_ -= size;
    return block;
  }

  void* fresh(size_t size) const {
    void* block = nullptr;
    const auto alignment = size >= 2 * kHugePage ? kHugePage : kHeader;
    if (posix_memalign(&block, alignment, size + kHeader) != 0) {
      forget();
      TORCH_CHECK(posix_memalign(&block, alignment, size + kHeader) == 0, "not enough memory: ", size, " bytes were asked for");
    }
    // Fewer and larger pages; where the system has none, nothing is lost.
    if (alignment == kHugePage) madvise(block, size + kHeader, MADV_HUGEPAGE);
    *static_cast<size_t*>(block) = size;
    return block;
  }

  // Beyond the bound the sizes have changed (another batch size, another model): what was kept is of no more use.
  void keep(void* block, size_t size) const {
    if (size > bound_) return std::free(block);
    if (kept_bytes_ + size > bound_) forget();
    std::lock_guard<std::mutex> lock(mutex_);
    kept_[size].push_back(block);
    kept_bytes_ += size;
  }

  void forget() const {
    std::lock_guard<std::mutex> lock(mutex_);
    for (auto& blocks : kept_)
      for (auto block : blocks.second) std::free(block);
    kept_.clear();
    kept_bytes_ = 0;
  }

  static void release(void* data) {
    if (!data) return;
    auto block = static_cast<char*>(data) - kHeader;
    const auto size = *reinterpret_cast<size_t*>(block);
    if (size >= kSmallestKept) instance_->keep(block, size);
    else std::free(block);
  }

  static KeepingAllocator* instance_;
  const size_t bound_;
  mutable std::mutex mutex_;
  mutable std::atomic<size_t> kept_bytes_{0};
  mutable std::unordered_map<size_t, std::vector<void*>> kept_;
};

KeepingAllocator* KeepingAllocator::instance_ = nullptr;

// ---- tagged values ----

enum Tag : int32_t {
  TagNone = 0, TagTensor = 1, TagInt = 2, TagDouble = 3, TagBool = 4,
  TagIntList = 5, TagDoubleList = 6, TagTensorList = 7, TagOptionalTensorList = 8,
  TagString = 9, TagDefault = 10, TagDevice = 11, TagBoolList = 12, TagGenerator = 13, TagScalarList = 14,
};

struct Value {
  int32_t tag;
  int32_t count;
  union {
    int64_t i;
    double d;
    void* p;
  };
};
static_assert(sizeof(Value) == 16, "the managed side counts on 16 bytes");

c10::Device to_device(int64_t packed) {
  return c10::Device(static_cast<c10::DeviceType>(packed >> 8), static_cast<c10::DeviceIndex>((packed & 0xff) - 1));
}

c10::IValue default_of(const c10::FunctionSchema& schema, size_t position) {
  const auto& argument = schema.arguments().at(position);
  TORCH_CHECK(argument.default_value().has_value(), "argument '", argument.name(), "' has no default and was not given");
  return *argument.default_value();
}

c10::IValue to_ivalue(const Value& value, const c10::FunctionSchema& schema, size_t position) {
  switch (value.tag) {
    case TagNone: return {};
    case TagTensor: return borrow(value.p);
    case TagInt:
      if (schema.arguments().at(position).type()->kind() == c10::TypeKind::FloatType) return static_cast<double>(value.i);
      return value.i;
    case TagDouble: return value.d;
    case TagBool: return value.i != 0;
    case TagDevice: return to_device(value.i);
    case TagDefault: return default_of(schema, position);
    case TagGenerator: return *static_cast<at::Generator*>(value.p);
    case TagString: return std::string(static_cast<const char*>(value.p), value.count);
    case TagTensorList: {
      c10::List<at::Tensor> list;
      list.reserve(value.count);
      for (int32_t i = 0; i < value.count; i++) list.push_back(borrow(static_cast<void**>(value.p)[i]));
      return list;
    }
    case TagOptionalTensorList: {
      c10::List<c10::optional<at::Tensor>> list;
      for (int32_t i = 0; i < value.count; i++) {
        auto handle = static_cast<void**>(value.p)[i];
        list.push_back(handle ? c10::optional<at::Tensor>(borrow(handle)) : c10::nullopt);
      }
      return list;
    }
    case TagIntList: {
      auto first = static_cast<const int64_t*>(value.p);
      return c10::IValue(c10::IntArrayRef(first, value.count));
    }
    case TagDoubleList: {
      c10::List<double> list;
      for (int32_t i = 0; i < value.count; i++) list.push_back(static_cast<const double*>(value.p)[i]);
      return list;
    }
    case TagBoolList: {
      c10::List<bool> list;
      for (int32_t i = 0; i < value.count; i++) list.push_back(static_cast<const int64_t*>(value.p)[i] != 0);
      return list;
    }
    case TagScalarList: {
      c10::impl::GenericList list(c10::NumberType::get());
      for (int32_t i = 0; i < value.count; i++) list.push_back(static_cast<const double*>(value.p)[i]);
      return list;
    }
    default: TORCH_CHECK(false, "unknown value tag ", value.tag);
  }
}

Value to_value(const c10::IValue& value) {
  Value result{};
  if (value.isTensor()) {
    result.tag = TagTensor;
    result.p = give(value.toTensor());
  } else if (value.isInt()) {
    result.tag = TagInt;
    result.i = value.toInt();
  } else if (value.isDouble()) {
    result.tag = TagDouble;
    result.d = value.toDouble();
  } else if (value.isBool()) {
    result.tag = TagBool;
    result.i = value.toBool();
  } else if (value.isTensorList()) {
    auto tensors = value.toTensorVector();
    result.tag = TagTensorList;
    result.count = static_cast<int32_t>(tensors.size());
    result.p = give_all(tensors);
  } else if (value.isTuple()) {
    std::vector<at::Tensor> tensors;
    for (const auto& element : value.toTupleRef().elements()) tensors.push_back(element.toTensor());
    result.tag = TagTensorList;
    result.count = static_cast<int32_t>(tensors.size());
    result.p = give_all(tensors);
  } else {
    TORCH_CHECK(value.isNone(), "a result of type ", value.tagKind(), " is not supported");
  }
  return result;
}

// ---- TorchScript modules ----

// The submodule that owns a dotted name, and the name's last part.
std::pair<JitModule, std::string> owner_of(const JitModule& root, const std::string& name) {
  JitModule owner = root;
  size_t begin = 0;
  for (size_t dot; (dot = name.find('.', begin)) != std::string::npos; begin = dot + 1) {
    auto part = name.substr(begin, dot - begin);
    TORCH_CHECK(owner.hasattr(part), "the program has no entry '", name, "'");
    owner = owner.attr(part).toModule();
  }
  return {owner, name.substr(begin)};
}

JitModule new_module(const std::shared_ptr<torch::jit::CompilationUnit>& unit, const std::string& path) {
  std::string identifier = path;
  for (auto& c : identifier)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  c10::QualifiedName name("__torch__.tlpipe." + ("Module_" + identifier));
  JitModule module(name, unit, /*shouldMangle=*/true);
  // Python's ScriptModule and freeze both look for this attribute.
  module.register_attribute("training", c10::BoolType::get(), false);
  return module;
}

std::vector<std::pair<std::string, at::Tensor>> state_of(const JitModule& module) {
  std::vector<std::pair<std::string, at::Tensor>> state;
  for (const auto& attribute : module.named_attributes(/*recurse=*/true))
    if (attribute.value.isTensor()) state.emplace_back(attribute.name, attribute.value.toTensor());
  return state;
}

void set_tensor(const JitModule& root, const std::string& name, const at::Tensor& tensor) {
  auto [owner, leaf] = owner_of(root, name);
  TORCH_CHECK(owner.hasattr(leaf), "the program has no entry '", name, "'");
  owner.setattr(leaf, tensor);
}

}  // namespace

// ---- versions, errors, memory ----

TL_EXPORT const char* tl_last_error() { return last_error.c_str(); }

TL_EXPORT void tl_free(void* memory) { std::free(memory); }

// The version this file was compiled against: "1.13.0".
TL_EXPORT const char* tl_compiled_version() { return TORCH_VERSION; }

// The version of the libtorch that was loaded, with how it was built (many lines, with TORCH_VERSION=x.y.z and CPU capability usage: X among them).
TL_EXPORT char* tl_runtime_config() {
  return guarded<char*>(nullptr, [] { return give_string(at::show_config()); });
}

// Calls a function of a library that is loaded already; a null result where there is no such library or function.
template <typename Result>
static Result call_if_loaded(const char* library, const char* function) {
  auto loaded = dlopen(library, RTLD_LAZY | RTLD_NOLOAD);
  if (!loaded) return Result{};
  auto symbol = dlsym(loaded, function);
  auto result = symbol ? reinterpret_cast<Result (*)()>(symbol)() : Result{};
  dlclose(loaded);
  return result;
}

// The libraries under ATen whose kernels depend on the processor: oneDNN's instruction set and OpenBLAS's kernel.
TL_EXPORT char* tl_kernel_libraries() {
  return guarded<char*>(nullptr, [] {
    auto isa = call_if_loaded<int>("libdnnl.so.2", "dnnl_get_effective_cpu_isa");
    auto core = call_if_loaded<const char*>("libopenblas.so.0", "openblas_get_corename");
    return give_string((isa ? "oneDNN " + std::to_string(isa) : std::string("oneDNN built in")) + ", " +
                       (core ? "OpenBLAS " + std::string(core) : std::string("another BLAS")));
  });
}

// Keeps memory from step to step instead of mapping, zeroing and unmapping it. Call before the first tensor.
TL_EXPORT int tl_keep_memory(int64_t tensor_bytes, int64_t heap_bytes) {
  return guarded(-1, [&] {
    // Never deleted: tensors may outlive every other static.
    c10::SetCPUAllocator(new KeepingAllocator(tensor_bytes), /*priority=*/1);
    // What oneDNN and others take from malloc themselves. Only the main thread's arena can hold large blocks, so it is the only one.
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, static_cast<int>(std::min<int64_t>(heap_bytes, INT32_MAX)));
    return 0;
  });
}

// ---- operators ----

TL_EXPORT void* tl_find_operator(const char* name, const char* overload) {
  return guarded<void*>(nullptr, [&]() -> void* {
    auto found = c10::Dispatcher::singleton().findSchema({name, overload});
    TORCH_CHECK(found.has_value(), "this libtorch has no such operator");
    return new c10::OperatorHandle(*found);
  });
}

// Calls an operator. Arguments left out at the end (or tagged default) come from its schema.
// Gives the number of results, of which the first `capacity` are written.
TL_EXPORT int32_t tl_call(void* op, const Value* arguments, int32_t count, Value* results, int32_t capacity) {
  return guarded<int32_t>(-1, [&] {
    const auto& handle = *static_cast<c10::OperatorHandle*>(op);
    const auto& schema = handle.schema();
    const auto total = schema.arguments().size();
    TORCH_CHECK(static_cast<size_t>(count) <= total, "takes ", total, " arguments, ", count, " were given");
    Stack stack;
    stack.reserve(std::max<size_t>(total, 4));
    for (size_t i = 0; i < total; i++)
      stack.push_back(i < static_cast<size_t>(count) ? to_ivalue(arguments[i], schema, i) : default_of(schema, i));
    handle.callBoxed(stack);
    const auto given = static_cast<int32_t>(stack.size());
    for (int32_t i = 0; i < given && i < capacity; i++) results[i] = to_value(stack[i]);
    return given;
  });
}

// ---- tensors ----

struct TensorInfo {
  int64_t dim;
  int64_t numel;
  int64_t element_size;
  int32_t dtype;
  int32_t device;
  int32_t requires_grad;
  int32_t is_leaf;
  int32_t is_contiguous;
  int32_t is_inference;
};

TL_EXPORT void tl_tensor_release(void* tensor) {
  c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(static_cast<c10::TensorImpl*>(tensor));
}

TL_EXPORT void* tl_tensor_alias(void* tensor) {
  return guarded<void*>(nullptr, [&] { return give(borrow(tensor)); });
}

TL_EXPORT int tl_tensor_info(void* tensor, TensorInfo* info) {
  return guarded(-1, [&] {
    const auto t = borrow(tensor);
    const auto device = t.device();
    info->dim = t.dim();
    info->numel = t.numel();
    info->element_size = static_cast<int64_t>(t.element_size());
    info->dtype = static_cast<int32_t>(t.scalar_type());
    info->device = (static_cast<int32_t>(device.type()) << 8) | (device.index() + 1);
    info->requires_grad = t.requires_grad();
    info->is_leaf = t.is_leaf();
    info->is_contiguous = t.is_contiguous();
    info->is_inference = t.is_inference();
    return 0;
  });
}

// Writes sizes and strides (each of `capacity` entries at most; either may be null); gives the number of dimensions.
TL_EXPORT int64_t tl_tensor_shape(void* tensor, int64_t* sizes, int64_t* strides, int64_t capacity) {
  return guarded<int64_t>(-1, [&] {
    const auto t = borrow(tensor);
    for (int64_t i = 0; i < t.dim() && i < capacity; i++) {
      if (sizes) sizes[i] = t.size(i);
      if (strides) strides[i] = t.stride(i);
    }
    return t.dim();
  });
}

TL_EXPORT void* tl_tensor_data(void* tensor) {
  return guarded<void*>(nullptr, [&] { return borrow(tensor).data_ptr(); });
}

// A new contiguous CPU tensor that copies `bytes` bytes from memory.
TL_EXPORT void* tl_tensor_from_memory(const void* data, int64_t bytes, const int64_t* sizes, int32_t dim, int32_t dtype) {
  return guarded<void*>(nullptr, [&] {
    // The bytes are copied behind the tracer's back, so it must take the tensor for a constant, not for an empty one.
    at::tracer::impl::NoTracerDispatchMode no_tracer;
    auto tensor = at::empty(c10::IntArrayRef(sizes, dim), at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype)));
    TORCH_CHECK(static_cast<int64_t>(tensor.nbytes()) == bytes, "the shape needs ", tensor.nbytes(), " bytes, ", bytes, " were given");
    if (bytes > 0) std::memcpy(tensor.data_ptr(), data, bytes);
    return give(tensor);
  });
}

// ---- autograd ----

TL_EXPORT int tl_tensor_set_requires_grad(void* tensor, int requires_grad) {
  return guarded(-1, [&] {
    borrow(tensor).requires_grad_(requires_grad != 0);
    return 0;
  });
}

// Gives 1 and the gradient's handle, 0 where there is none.
TL_EXPORT int tl_tensor_grad(void* tensor, void** grad) {
  return guarded(-1, [&] {
    *grad = give(borrow(tensor).grad());
    return *grad ? 1 : 0;
  });
}

TL_EXPORT int tl_tensor_set_grad(void* tensor, void* grad) {
  return guarded(-1, [&] {
    borrow(tensor).mutable_grad() = borrow(grad);
    return 0;
  });
}

// Accumulates gradients into `inputs`, or into every leaf where there are none named.
TL_EXPORT int tl_backward(void* const* tensors, void* const* gradients, int64_t count, void* const* inputs,
                          int64_t input_count, int retain_graph, int create_graph) {
  return guarded(-1, [&] {
    torch::autograd::backward(borrow_all(tensors, count), borrow_all(gradients, count), retain_graph != 0,
                              create_graph != 0, borrow_all(inputs, input_count));
    return 0;
  });
}

// The gradients of outputs by inputs: one handle each in `results`, null where unused is allowed and it is.
TL_EXPORT int tl_grad(void* const* outputs, void* const* gradients, int64_t count, void* const* inputs,
                      int64_t input_count, void** results, int retain_graph, int create_graph, int allow_unused) {
  return guarded(-1, [&] {
    auto grads = torch::autograd::grad(borrow_all(outputs, count), borrow_all(inputs, input_count),
                                       borrow_all(gradients, count), retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (size_t i = 0; i < grads.size(); i++) results[i] = give(grads[i]);
    return 0;
  });
}

// Sets both modes of the calling thread.
TL_EXPORT int tl_set_mode(int grad, int inference) {
  return guarded(-1, [&] {
    static thread_local std::unique_ptr<c10::InferenceMode> guard;
    if (inference && !guard) guard = std::make_unique<c10::InferenceMode>(true);
    if (!inference) guard.reset();
    c10::GradMode::set_enabled(grad != 0);
    return 0;
  });
}

// ---- randomness, threads, determinism ----

TL_EXPORT int tl_manual_seed(uint64_t seed) {
  return guarded(-1, [&] {
    at::manual_seed(seed);
    return 0;
  });
}

TL_EXPORT void* tl_generator_new(uint64_t seed) {
  return guarded<void*>(nullptr, [&]() -> void* { return new at::Generator(at::detail::createCPUGenerator(seed)); });
}

TL_EXPORT int tl_generator_seed(void* generator, uint64_t seed) {
  return guarded(-1, [&] {
    auto& target = *static_cast<at::Generator*>(generator);
    std::lock_guard<std::mutex> lock(target.mutex());
    target.set_current_seed(seed);
    return 0;
  });
}

TL_EXPORT void tl_generator_release(void* generator) { delete static_cast<at::Generator*>(generator); }

// ATen's threads, and OpenBLAS's own pool where that library is loaded.
TL_EXPORT int tl_set_num_threads(int count) {
  return guarded(-1, [&] {
    at::set_num_threads(count);
    if (auto library = dlopen("libopenblas.so.0", RTLD_LAZY | RTLD_NOLOAD)) {
      auto symbol = dlsym(library, "openblas_set_num_threads");
      if (symbol) reinterpret_cast<void (*)(int)>(symbol)(count);
      dlclose(library);
    }
    return 0;
  });
}

TL_EXPORT int tl_get_num_threads() { return guarded(-1, [] { return at::get_num_threads(); }); }

TL_EXPORT int tl_set_deterministic(int deterministic, int warn_only) {
  return guarded(-1, [&] {
    at::globalContext().setDeterministicAlgorithms(deterministic != 0, warn_only != 0);
    return 0;
  });
}

TL_EXPORT int tl_cuda_device_count() {
  return guarded(-1, [] { return static_cast<int>(torch::cuda::device_count()); });
}

// ---- TorchScript ----

TL_EXPORT void* tl_module_new() {
  return guarded<void*>(nullptr, []() -> void* {
    return new JitModule(new_module(std::make_shared<torch::jit::CompilationUnit>(), ""));
  });
}

TL_EXPORT void tl_module_release(void* module) { delete static_cast<JitModule*>(module); }

// Registers a tensor under a dotted name; the submodules on the way are made as they are met.
TL_EXPORT int tl_module_register(void* module, const char* dotted, void* tensor, int is_buffer) {
  return guarded(-1, [&] {
    JitModule owner = *static_cast<JitModule*>(module);
    const auto unit = owner._ivalue()->compilation_unit();
    const std::string name = dotted;
    size_t begin = 0;
    for (size_t dot; (dot = name.find('.', begin)) != std::string::npos; begin = dot + 1) {
      const auto part = name.substr(begin, dot - begin);
      if (!owner.hasattr(part)) owner.register_module(part, new_module(unit, name.substr(0, dot)));
      owner = owner.attr(part).toModule();
    }
    owner.register_parameter(name.substr(begin), borrow(tensor), is_buffer != 0);
    return 0;
  });
}

// Traces callback(inputs) into the module's forward. The callback writes its outputs (owned handles) and gives their
// number, at most `capacity`; negative means that it failed. The result is a tuple, or a bare tensor where as_tuple is 0.
using TraceCallback = int32_t (*)(void* state, void* const* inputs, int32_t count, void** outputs, int32_t capacity);

TL_EXPORT int tl_module_trace(void* module, void* const* inputs, int32_t count, const char* const* input_names,
                              int as_tuple, TraceCallback callback, void* state) {
  return guarded(-1, [&] {
    auto& target = *static_cast<JitModule*>(module);
    Stack stack;
    for (const auto& tensor : borrow_all(inputs, count)) stack.emplace_back(tensor);
    const auto traced = [&](Stack given) -> Stack {
      std::vector<void*> handles;
      for (const auto& value : given) handles.push_back(value.toTensor().unsafeGetTensorImpl());
      void* outputs[64];
      const auto produced = callback(state, handles.data(), static_cast<int32_t>(handles.size()), outputs, 64);
      TORCH_CHECK(produced > 0, "the traced module failed");
      std::vector<at::Tensor> tensors;
      for (int32_t i = 0; i < produced; i++) {
        tensors.push_back(borrow(outputs[i]));
        tl_tensor_release(outputs[i]);
      }
      if (!as_tuple) return {tensors.at(0)};
      std::vector<c10::IValue> elements(tensors.begin(), tensors.end());
      return {c10::ivalue::Tuple::create(std::move(elements))};
    };
    std::vector<std::string> names(input_names, input_names + count);
    auto result = torch::jit::tracer::trace(
        stack, traced, [](const at::Tensor&) { return std::string(); }, /*strict=*/true, /*force_outplace=*/false,
        &target, names);
    auto graph = result.first->graph;
    auto name = c10::QualifiedName(*target.type()->name(), "forward");
    auto function = target._ivalue()->compilation_unit()->create_function(name, graph);
    target.type()->addMethod(function);
    return 0;
  });
}

// The text of forward's graph without the shapes seen while tracing: two traces that differ in it depend on their input.
TL_EXPORT char* tl_module_graph(void* module) {
  return guarded<char*>(nullptr, [&] {
    auto graph = static_cast<JitModule*>(module)->get_method("forward").graph()->copy();
    torch::jit::EraseShapeInformation(graph);
    return give_string(graph->toString(/*print_source_locations=*/false));
  });
}

namespace {

// Takes all that it is given, and remembers the error that kept it from handing it on: libtorch's writer of archives
// throws from its destructor when its stream fails, which ends the process.
class unfailing_buffer : public std::streambuf {
 public:
  explicit unfailing_buffer(std::streambuf& target) : target_(target) {}

  int error() const { return error_; }

 protected:
  std::streamsize xsputn(const char* bytes, std::streamsize count) override {
    if (error_ == 0 && target_.sputn(bytes, count) != count) error_ = errno != 0 ? errno : EIO;
    return count;
  }

  int_type overflow(int_type character) override {
    const char byte = traits_type::to_char_type(character);
    if (!traits_type::eq_int_type(character, traits_type::eof())) xsputn(&byte, 1);
    return traits_type::not_eof(character);
  }

 private:
  std::streambuf& target_;
  int error_ = 0;
};

}  // namespace

// Writes the module; without weights, every tensor in it is saved as an empty one of its type.
TL_EXPORT int tl_module_save(void* module, const char* path, int with_weights) {
  return guarded(-1, [&] {
    auto& target = *static_cast<JitModule*>(module);
    std::filebuf file;
    TORCH_CHECK(file.open(path, std::ios::out | std::ios::binary | std::ios::trunc) != nullptr, "cannot write ", path, ": ", std::strerror(errno));
    unfailing_buffer buffer(file);
    std::ostream stream(&buffer);
    const auto state = state_of(target);
    auto restore = [&] { for (const auto& [name, tensor] : state) set_tensor(target, name, tensor); };
    if (!with_weights)
      for (const auto& [name, tensor] : state) set_tensor(target, name, at::empty({0}, tensor.options()));
    try {
      // Through a stream: the archive's inner name is then always the same, and so are the bytes.
      target.save(stream);
    } catch (...) {
      if (!with_weights) restore();
      throw;
    }
    if (!with_weights) restore();
    errno = buffer.error();
    const bool closed = file.close() != nullptr;
    TORCH_CHECK(closed && buffer.error() == 0, "cannot write ", path, ": ", std::strerror(errno));
    return 0;
  });
}

TL_EXPORT void* tl_module_load(const char* path) {
  return guarded<void*>(nullptr, [&]() -> void* {
    TORCH_CHECK(std::ifstream(path, std::ios::binary).good(), "cannot read ", path);
    return new JitModule(torch::jit::load(std::string(path)));
  });
}

// The dotted names of all tensors, each ended by a line feed, and their handles.
TL_EXPORT char* tl_module_state(void* module, void*** tensors, int32_t* count) {
  return guarded<char*>(nullptr, [&] {
    std::string names;
    std::vector<at::Tensor> values;
    for (const auto& [name, tensor] : state_of(*static_cast<JitModule*>(module))) {
      names += name;
      names += '\n';
      values.push_back(tensor);
    }
    *tensors = give_all(values);
    *count = static_cast<int32_t>(values.size());
    return give_string(names);
  });
}

TL_EXPORT int tl_module_set(void* module, const char* name, void* tensor) {
  return guarded(-1, [&] {
    set_tensor(*static_cast<JitModule*>(module), name, borrow(tensor));
    return 0;
  });
}

TL_EXPORT void* tl_module_freeze(void* module) {
  return guarded<void*>(nullptr, [&]() -> void* { return new JitModule(torch::jit::freeze(*static_cast<JitModule*>(module))); });
}

TL_EXPORT void* tl_module_optimize_for_inference(void* module) {
  return guarded<void*>(nullptr, [&]() -> void* {
    return new JitModule(torch::jit::optimize_for_inference(*static_cast<JitModule*>(module)));
  });
}

TL_EXPORT int tl_module_forward(void* module, void* const* inputs, int32_t count, Value* result) {
  return guarded(-1, [&] {
    Stack stack;
    for (const auto& tensor : borrow_all(inputs, count)) stack.emplace_back(tensor);
    *result = to_value(static_cast<JitModule*>(module)->forward(std::move(stack)));
    return 0;
  });
}
