// SPDX-License-Identifier: Apache-2.0
#include "adapters/pcsc/pcsc_context.hpp"

#include "adapters/pcsc/pcsc_error.hpp"

#include <winscard.h>

#include <type_traits>
#include <utility>

namespace madoguchi::adapters::pcsc {

static_assert(std::is_same_v<ContextHandle, SCARDCONTEXT>);

core::Result<PcscContext> PcscContext::establish() {
  SCARDCONTEXT handle = 0;
  const LONG code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &handle);
  if (code != SCARD_S_SUCCESS) return pcsc_error(code, "connecting to pcscd");
  return PcscContext(handle);
}

PcscContext::PcscContext(PcscContext&& other) noexcept : handle_(std::exchange(other.handle_, 0)) {}

PcscContext& PcscContext::operator=(PcscContext&& other) noexcept {
  std::swap(handle_, other.handle_);
  return *this;
}

PcscContext::~PcscContext() {
  if (handle_ != 0) SCardReleaseContext(handle_);
}

core::Result<std::vector<std::string>> PcscContext::reader_names() const {
  DWORD size = 0;
  LONG code = SCardListReaders(handle_, nullptr, nullptr, &size);
  std::string list(size, '\0');
  if (code == SCARD_S_SUCCESS) code = SCardListReaders(handle_, nullptr, list.data(), &size);
  if (code == SCARD_E_NO_READERS_AVAILABLE) return std::vector<std::string>{};
  if (code != SCARD_S_SUCCESS) return pcsc_error(code, "listing the readers");
  std::vector<std::string> names;
  for (const char* name = list.data(); *name != '\0'; name += names.back().size() + 1) {
    names.emplace_back(name);
  }
  return names;
}

void PcscContext::cancel() const { SCardCancel(handle_); }

core::Result<std::vector<std::string>> list_readers() {
  const auto context = PcscContext::establish();
  if (!context) return context.error();
  return context->reader_names();
}

}  // namespace madoguchi::adapters::pcsc
