"""What builds of Maven and Gradle ask for."""
