// SPDX-License-Identifier: Apache-2.0
#include "adapters/comparator_library/host/guarded_memory.hpp"

#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace madoguchi::adapters::comparator_library::host {
namespace {

constexpr std::size_t alignment = 16;
constexpr std::size_t arena_size = std::size_t{16} << 30U;  // addresses, not memory
constexpr std::size_t arena_step = std::size_t{1} << 20U;
constexpr std::uint8_t front_fill = 0xC3;

// Read by the signal handler.
struct Range {
  std::atomic<std::uintptr_t> begin{0};
  std::atomic<std::uintptr_t> end{0};
};
std::array<Range, 8> guarded;
SharedPage* noted_on = nullptr;
std::array<std::uint8_t, 65536> handler_stack;

std::size_t page_size() { return static_cast<std::size_t>(sysconf(_SC_PAGESIZE)); }

std::size_t rounded(std::size_t size, std::size_t step) { return (size + step - 1) / step * step; }

void remember(const void* base, std::size_t size) {
  for (Range& range : guarded) {
    if (range.begin != 0) continue;
    range.end = reinterpret_cast<std::uintptr_t>(base) + size;
    range.begin = reinterpret_cast<std::uintptr_t>(base);
    return;
  }
}

void forget(const void* base) {
  for (Range& range : guarded) {
    if (range.begin == reinterpret_cast<std::uintptr_t>(base)) range.begin = 0;
  }
}

void on_fault(int signal, siginfo_t* info, void*) {
  const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
  for (const Range& range : guarded) {
    const std::uintptr_t begin = range.begin;
    if (begin != 0 && address >= begin && address < range.end) noted_on->outside_memory = 1;
  }
  // Returning repeats the access, which now ends the process by its own signal.
  ::signal(signal, SIG_DFL);
  if (info->si_code <= 0) raise(signal);  // sent, not caused
}

}  // namespace

void note_faults_on(SharedPage& page) {
  noted_on = &page;
  stack_t stack{};
  stack.ss_sp = handler_stack.data();
  stack.ss_size = handler_stack.size();
  sigaltstack(&stack, nullptr);
  struct sigaction action {};
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigaction(SIGSEGV, &action, nullptr);
  sigaction(SIGBUS, &action, nullptr);
}

GuardedBlock::~GuardedBlock() { give_back(); }

void GuardedBlock::give_back() {
  if (base_ == nullptr) return;
  forget(base_);
  munmap(base_, mapped_);
  base_ = nullptr;
}

std::uint8_t* GuardedBlock::lend(std::size_t size, std::uint8_t fill) {
  const std::size_t page = page_size();
  const std::size_t inner = std::max(page, rounded(size, page));
  if (base_ == nullptr || mapped_ != inner + 2 * page) {
    give_back();
    mapped_ = inner + 2 * page;
    void* const base = mmap(nullptr, mapped_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (base == MAP_FAILED) return nullptr;
    base_ = static_cast<std::uint8_t*>(base);
    remember(base_, mapped_);
  }
  std::uint8_t* const first = base_ + page;
  if (mprotect(first, inner, PROT_READ | PROT_WRITE) != 0) return nullptr;
  front_ = inner - rounded(size, alignment);
  std::memset(first, front_fill, front_);
  std::memset(first + front_, fill, inner - front_);
  return first + front_;
}

void GuardedBlock::make_read_only() {
  mprotect(base_ + page_size(), mapped_ - 2 * page_size(), PROT_READ);
}

bool GuardedBlock::front_untouched() const {
  const std::uint8_t* const first = base_ + page_size();
  return std::all_of(first, first + front_, [](std::uint8_t byte) { return byte == front_fill; });
}

TemplateArena::~TemplateArena() {
  if (base_ == nullptr) return;
  forget(base_);
  munmap(base_, arena_size);
}

bool TemplateArena::reserve() {
  if (base_ != nullptr) return true;
  void* const base =
      mmap(nullptr, arena_size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (base == MAP_FAILED) return false;
  base_ = static_cast<std::uint8_t*>(base);
  remember(base_, arena_size);
  return true;
}

const std::uint8_t* TemplateArena::keep(core::ByteView bytes) {
  if (!reserve()) return nullptr;
  if (bytes.empty()) return base_ + arena_size - page_size();
  const std::size_t end = used_ + rounded(bytes.size(), alignment);
  if (end > arena_size - page_size()) return nullptr;
  if (sealed_ > 0) {
    if (mprotect(base_, writable_, PROT_READ | PROT_WRITE) != 0) return nullptr;
    sealed_ = 0;
  }
  if (end > writable_) {
    const std::size_t wanted = std::min(rounded(end, arena_step), arena_size - page_size());
    if (mprotect(base_ + writable_, wanted - writable_, PROT_READ | PROT_WRITE) != 0)
      return nullptr;
    writable_ = wanted;
  }
  std::memcpy(base_ + used_, bytes.data(), bytes.size());
  const std::uint8_t* const kept = base_ + used_;
  used_ = end;
  return kept;
}

void TemplateArena::make_read_only() {
  if (sealed_ == writable_) return;
  mprotect(base_, writable_, PROT_READ);
  sealed_ = writable_;
}

void TemplateArena::clear() {
  used_ = 0;
  if (base_ == nullptr || writable_ == 0) return;
  madvise(base_, writable_, MADV_DONTNEED);
}

}  // namespace madoguchi::adapters::comparator_library::host
