// SPDX-License-Identifier: Apache-2.0
// Memory lent to a library under test, between pages that nobody may touch: what reads or writes
// outside what it was given ends the process, and the shared page says why.
#pragma once

#include "adapters/comparator_library/shared_page.hpp"

#include <cstddef>
#include <cstdint>

namespace madoguchi::adapters::comparator_library::host {

/// From now on a fault in guarded memory is noted on the page before the process dies of it.
void note_faults_on(SharedPage& page);

/// One block that ends, but for alignment to 16 bytes, where the guard begins.
class GuardedBlock {
 public:
  GuardedBlock() = default;
  ~GuardedBlock();
  GuardedBlock(const GuardedBlock&) = delete;
  GuardedBlock& operator=(const GuardedBlock&) = delete;

  /// Writable memory of `size` bytes, filled with `fill`; the block before it is gone. nullptr if
  /// there is no memory.
  std::uint8_t* lend(std::size_t size, std::uint8_t fill);
  void make_read_only();
  /// Whether the bytes in front of what was lent are as they were.
  bool front_untouched() const;

 private:
  void give_back();

  std::uint8_t* base_ = nullptr;
  std::size_t mapped_ = 0;
  std::size_t front_ = 0;
};

/// Templates one behind the other in one place that is read-only while the library runs.
class TemplateArena {
 public:
  TemplateArena() = default;
  ~TemplateArena();
  TemplateArena(const TemplateArena&) = delete;
  TemplateArena& operator=(const TemplateArena&) = delete;

  /// A copy that stays where it is; nullptr if there is no room. Of an empty template, a place
  /// that cannot be read.
  const std::uint8_t* keep(core::ByteView bytes);
  void make_read_only();
  void clear();

 private:
  bool reserve();

  std::uint8_t* base_ = nullptr;
  std::size_t used_ = 0;
  std::size_t writable_ = 0;
  std::size_t sealed_ = 0;
};

}  // namespace madoguchi::adapters::comparator_library::host
