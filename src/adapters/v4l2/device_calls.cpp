// SPDX-License-Identifier: Apache-2.0
#include "adapters/v4l2/device_calls.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>

namespace madoguchi::adapters::v4l2 {
namespace {

/// Repeats a call that a signal has interrupted.
template <class Call>
auto restarted(Call call) {
  auto result = call();
  while (result == -1 && errno == EINTR) result = call();
  return result;
}

class KernelCalls final : public DeviceCalls {
 public:
  int open(const std::string& path) override {
    return restarted([&] { return ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC); });
  }
  int close(int device) override { return ::close(device); }
  int control(int device, unsigned long request, void* argument) override {
    return restarted([&] { return ::ioctl(device, request, argument); });
  }
  long write(int device, const std::uint8_t* data, std::size_t size) override {
    return restarted([&] { return ::write(device, data, size); });
  }
  std::uint8_t* map(int device, std::size_t length, std::size_t offset) override {
    void* memory = ::mmap(nullptr, length, PROT_READ | PROT_WRITE, MAP_SHARED, device,
                          static_cast<off_t>(offset));
    return memory == MAP_FAILED ? nullptr : static_cast<std::uint8_t*>(memory);
  }
  void unmap(std::uint8_t* memory, std::size_t length) override { ::munmap(memory, length); }
  int wait_for_frame(int device, std::chrono::milliseconds time) override {
    pollfd wanted{device, POLLIN, 0};
    const int ready = ::poll(&wanted, 1, static_cast<int>(time.count()));
    return ready == -1 && errno == EINTR ? 0 : ready;
  }
  int error() const override { return errno; }
};

}  // namespace

DeviceCalls& kernel_calls() {
  static KernelCalls calls;
  return calls;
}

}  // namespace madoguchi::adapters::v4l2
